import { answerPathSchema, endpointFields, privateValuesField } from '@callwright/flow-compiler';
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
    .meta({ label: 'Taken from the answer' }),
});

export const lookupSchema = z.strictObject({
  by: z
    .union([
      z.literal('caller'),
      z.strictObject({
        field: variableNameSchema.meta({ label: 'Field', help: 'phone, or a field of your own like customerNumber' }),
        value: z.string().min(1).max(1000).meta({ label: 'Is', control: 'template', help: '{{ customerNumber }}' }),
      }),
    ])
    .default('caller')
    .meta({ label: 'Looked for by', help: 'The number that calls, or a field and what it must be.' }),
  in: z
    .union([z.literal('contacts'), endpointSchema])
    .default('contacts')
    .meta({ label: 'Looked for in', help: 'The built-in contacts, or a system of yours that answers in JSON.' }),
  useLanguage: z
    .boolean()
    .default(true)
    .meta({ label: 'Go on in the language of the contact', help: 'Where it has a field "language" that the flow speaks.' }),
  ...privateValuesField,
});
export type Lookup = z.output<typeof lookupSchema>;
export type LookupEndpoint = z.output<typeof endpointSchema>;

/** What is looked for, as a template. */
export function keyOf({ by }: Lookup): string {
  return by === 'caller' ? '{{ call.from }}' : by.value;
}
