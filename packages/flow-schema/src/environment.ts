import { z } from 'zod';
import { phoneNumberSchema, slugSchema } from './names.ts';

/** `environments/<name>.json`: what the names in flows stand for in one place of work. Bound live, never part of a version. */
export const environmentSchema = z.strictObject({
  $schema: z.string().optional(),
  numbers: z.record(phoneNumberSchema, z.strictObject({ flow: slugSchema })).default({}),
  phones: z.record(slugSchema, phoneNumberSchema).default({}),
  callerIds: z.record(slugSchema, phoneNumberSchema).default({}),
  endpoints: z.record(slugSchema, z.url()).default({}),
});
export type Environment = z.output<typeof environmentSchema>;
