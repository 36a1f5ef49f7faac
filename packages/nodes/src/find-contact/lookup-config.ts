import { answerPathSchema, type CardWords, endpointFields, formTabs, placeOf, privateValuesField } from '@callwright/flow-compiler';
import { variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const endpointSchema = z.strictObject({
  ...endpointFields,
  fields: z
    .array(
      z.strictObject({
        name: variableNameSchema.meta({ label: 'Field', help: 'Texts then say {{ contact.name }}.' }),
        path: answerPathSchema,
      }),
    )
    .min(1)
    .max(50)
    .meta({ label: 'Taken from the answer', item: 'Field', add: 'Add a field' }),
});

export const lookupSchema = z.strictObject({
  by: z
    .union([
      z.literal('caller').meta({ label: 'The number that calls' }),
      z
        .strictObject({
          field: variableNameSchema.meta({ label: 'Field', help: 'phone, or a field of your own like customerNumber' }),
          value: z.string().min(1).max(1000).meta({ label: 'Equals', control: 'template', help: '{{ customerNumber }}' }),
        })
        .meta({ label: 'A field of the contact' }),
    ])
    .default('caller')
    .meta({ label: 'Looked for by', help: 'The number that calls, or a field and what it must be.' }),
  in: z
    .union([z.literal('contacts').meta({ label: 'The built-in contacts' }), endpointSchema.meta({ label: 'A system of yours' })])
    .default('contacts')
    .meta({ label: 'Looked for in', help: 'The built-in contacts, or a system of yours that answers in JSON.' }),
  useLanguage: z.boolean().default(true).meta({
    label: 'Go on in the language of the contact',
    group: formTabs.more,
    help: 'Where it has a field "language" that the flow speaks.',
  }),
  ...privateValuesField,
});
export type Lookup = z.output<typeof lookupSchema>;
export type LookupEndpoint = z.output<typeof endpointSchema>;

/** What is looked for, as a template. */
export function keyOf({ by }: Lookup): string {
  return by === 'caller' ? '{{ call.from }}' : by.value;
}

/** By what is looked, and where, in the words of a card. */
export function lookupWords({ by, in: place }: Lookup, { words }: CardWords): string {
  const where = place === 'contacts' ? words('in the contacts') : placeOf(place);
  return by === 'caller' ? words('By the number that calls, {where}', { where }) : words('By {field}, {where}', { field: by.field, where });
}
