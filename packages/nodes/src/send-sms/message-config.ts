import { privateValuesField } from '@callwright/flow-compiler';
import { languageSchema, phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** Callers may read what they have told. */
const toOthers = { unless: { to: 'caller' } } as const;

const nameOrNumber = z.union([slugSchema, phoneNumberSchema]);

export const messageSchema = z.strictObject({
  message: z
    .union([
      z.strictObject({
        text: z
          .record(languageSchema, z.string().min(1).max(1600).meta({ control: 'template', outward: toOthers }))
          .meta({ label: 'Text', help: 'In each language of the flow. The caller gets it in the language of the call.' }),
      }),
      z.strictObject({
        template: slugSchema.meta({
          label: 'Template',
          control: 'sms-template-name',
          outward: toOthers,
          help: 'One of resources/sms-templates.json. It binds live: a change counts for the next message.',
        }),
      }),
    ])
    .meta({ label: 'Message' }),
  to: z
    .union([
      z.literal('caller'),
      z.strictObject({
        phone: nameOrNumber.meta({
          label: 'Phone',
          control: 'phone-name',
          help: 'A name that the environment binds, or a number with its country.',
        }),
      }),
      z.strictObject({ number: z.string().min(1).max(200).meta({ label: 'Number', control: 'template', help: '{{ mobile }}' }) }),
    ])
    .default('caller')
    .meta({ label: 'To', help: 'The caller, a phone of the company, or a number that the call has found out.' }),
  from: nameOrNumber.optional().meta({
    label: 'Number shown as the sender',
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
