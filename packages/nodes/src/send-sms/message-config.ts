import { type CardWords, formTabs, privateValuesField } from '@callwright/flow-compiler';
import { languageSchema, phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** Callers may read what they have told. */
const toOthers = { unless: { to: 'caller' } } as const;

const nameOrNumber = z.union([slugSchema, phoneNumberSchema]);

export const messageSchema = z.strictObject({
  message: z
    .union([
      z
        .strictObject({
          text: z.record(languageSchema, z.string().min(1).max(1600).meta({ control: 'template', outward: toOthers })).meta({
            label: 'Text',
            control: 'templates',
            help: 'In each language of the flow. The caller gets it in the language of the call.',
          }),
        })
        .meta({ label: 'Written here' }),
      z
        .strictObject({
          template: slugSchema.meta({
            label: 'Template',
            control: 'sms-template-name',
            outward: toOthers,
            help: 'A change of the template counts at once for the next message.',
          }),
        })
        .meta({ label: 'A template' }),
    ])
    .meta({ label: 'Message' }),
  to: z
    .union([
      z.literal('caller').meta({ label: 'The caller' }),
      z
        .strictObject({
          phone: nameOrNumber.meta({
            label: 'Phone',
            control: 'phone-name',
            help: 'A name that the environment binds, or a number with its country.',
          }),
        })
        .meta({ label: 'A phone of the company' }),
      z
        .strictObject({ number: z.string().min(1).max(200).meta({ label: 'Number', control: 'template', help: '{{ mobile }}' }) })
        .meta({ label: 'A number that the call has found out' }),
    ])
    .default('caller')
    .meta({ label: 'To', help: 'The caller, a phone of the company, or a number that the call has found out.' }),
  from: nameOrNumber.optional().meta({
    label: 'Number shown as the sender',
    control: 'caller-id-name',
    group: formTabs.more,
    help: 'A caller id that the environment binds. Without one it is the number that was called.',
  }),
  ...privateValuesField,
});
export type MessageConfig = z.output<typeof messageSchema>;

/** Whom it goes to: a name that the environment binds, or a template of a number. */
export function receiverOf({ to }: MessageConfig): { to: string; isName: boolean } {
  if (to === 'caller') return { to: '{{ call.from }}', isName: false };
  return 'phone' in to ? { to: to.phone, isName: true } : { to: to.number, isName: false };
}

/** What is told, and to whom where that is not the caller. */
export function messageWords({ message, to }: MessageConfig, { spoken, words }: CardWords): string {
  const told =
    'text' in message
      ? spoken(Object.fromEntries(Object.entries(message.text).map(([language, text]) => [language, { text }])))
      : words('The template {template}', { template: message.template });
  if (to === 'caller') return told;
  return words('To {phone}: {text}', { phone: 'phone' in to ? to.phone : to.number, text: told });
}
