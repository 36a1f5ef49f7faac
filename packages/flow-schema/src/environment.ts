import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { phoneNumberSchema, slugSchema } from './names.ts';
import { parseJsonAs } from './parse-json-as.ts';

const days = z.number().min(0).max(36_500);

const browserCallsSchema = z.strictObject({
  /** The sites whose visitors may call from their browsers. */
  origins: z
    .array(z.url({ protocol: /^https?$/, error: 'is no address like "https://www.example.com"' }))
    .min(1)
    .max(50),
  /** Calls that one address may begin in an hour. */
  perAddressPerHour: z.int().min(1).max(1000).default(10),
});
export type BrowserCalls = z.output<typeof browserCallsSchema>;

/** `environments/<name>.json`: what the names in flows stand for in one place of work. Bound live, never part of a version. */
export const environmentSchema = z.strictObject({
  $schema: z.string().optional(),
  numbers: z.record(phoneNumberSchema, z.strictObject({ flow: slugSchema, browserCalls: browserCallsSchema.optional() })).default({}),
  phones: z.record(slugSchema, phoneNumberSchema).default({}),
  callerIds: z.record(slugSchema, phoneNumberSchema).default({}),
  endpoints: z.record(slugSchema, z.url({ protocol: /^https?$/, error: 'is no address like "https://crm.example"' })).default({}),
  /** How many days after a call its answers are kept, by privacy class; `none` is for all else that is known of the call. */
  retentionDays: z
    .strictObject({
      card: days.default(0),
      health: days.default(30),
      personal: days.default(90),
      none: days.default(730),
    })
    .prefault({}),
  /** Hosts of private networks that flows may reach, each as a name or name:port. */
  privateHosts: z.array(z.string().min(1).max(253)).max(100).default([]),
});
export type Environment = z.output<typeof environmentSchema>;

/** Reads the text of an environment file; problems are collected. */
export function parseEnvironment(text: string): { environment: Environment | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(environmentSchema, text);
  return { environment: value, diagnostics };
}
