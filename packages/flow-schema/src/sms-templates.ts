import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { languageSchema, slugSchema } from './names.ts';
import { parseJsonAs } from './parse-json-as.ts';

/** `flows/resources/sms-templates.json`: texts of messages by name, each in the languages that it has. They are templates over the call. */
export const smsTemplatesSchema = z.record(
  slugSchema,
  z.strictObject({
    title: z.string().max(200).optional(),
    texts: z.record(languageSchema, z.string().min(1).max(1600)).refine((texts) => Object.keys(texts).length > 0, 'has no text'),
  }),
);
export type SmsTemplates = z.output<typeof smsTemplatesSchema>;

/** Reads the text of that file; problems are collected. */
export function parseSmsTemplates(text: string): { templates: SmsTemplates | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(smsTemplatesSchema, text);
  return { templates: value, diagnostics };
}
