import { z } from 'zod';
import { WebhookError } from './webhook-error.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\u007f]/;

/** A field of printable text. SIP addresses and addresses of errors are the longest that Twilio sends. */
export const line = (max = 256) =>
  z
    .string('is missing or not one text')
    .max(max, `is longer than ${max} characters`)
    .refine((text) => !control.test(text), 'holds control characters');

/** A field that may be missing; an empty one counts as missing. */
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A field that nothing hangs on: what is wrong with it is no reason to lose a call. */
export const incidental = <T extends z.ZodType>(schema: T) => optional(schema).catch(undefined);

/** A field of digits: a count, or seconds. */
export const count = z
  .string('is not one text')
  .regex(/^\d{1,9}$/, 'is not a whole number')
  .transform(Number);

/** One of Twilio's identifiers, by its two letters. */
export const sid = (prefix: string) =>
  z.string('is missing or not one text').regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `is not ${prefix} and 32 hexadecimal digits`);

/** A caller's number or address. A network that gives none withholds it. */
export const party = line().transform((text) => text.trim() || 'anonymous');

/** Where a call stands, in Twilio's words. */
export const callStatus = z.enum(
  ['queued', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled'],
  'is not a call status that Twilio knows',
);

export type CallStatus = z.infer<typeof callStatus>;

/** Parses a form, or throws a `WebhookError` that names the first field at fault. */
export function parseForm<T>(schema: z.ZodType<T>, form: unknown): T {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WebhookError(issue?.path.join('.') || 'form', issue?.message ?? 'is not a form', { cause: parsed.error });
}
