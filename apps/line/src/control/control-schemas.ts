import { z } from 'zod';

const text = z.string().max(4_096);
const address = z.string().trim().min(1).max(256);
const seconds = z.number().min(0).max(31_536_000);
const keys = z
  .string()
  .max(256)
  .regex(/^[0-9*#wW]+$/, 'keys are 0-9, * and #; w is half a second between keys, W a second');

export const dialSchema = z.strictObject({ from: address, to: address });

export const messageSchema = z.strictObject({ from: address, to: address, body: z.string().min(1).max(1_600) });

export const messageFilterSchema = z.strictObject({ to: z.string().optional(), from: z.string().optional() });

export const digitsSchema = z.strictObject({ digits: keys });

export const speechSchema = z.strictObject({
  text: text.min(1),
  confidence: z.number().min(0).max(1).optional(),
  partial: z.boolean().optional(),
});

export const emptySchema = z.strictObject({});

/** How long the carrier takes to notice that a phone is gone; browsers of the voice SDK are missed after some 15 s. */
export const vanishSchema = z.strictObject({ seconds: seconds.default(15) });

export const accountSchema = z.strictObject({ callsPerSecond: z.number().min(0.1).max(1_000) });

const actSchema = z.strictObject({
  afterSeconds: seconds,
  digits: z.exactOptional(keys),
  speech: z.exactOptional(text),
  hangup: z.exactOptional(z.boolean()),
});

const attemptSchema = z.strictObject({
  behaviour: z.enum(['manual', 'answer', 'busy', 'no-answer', 'reject', 'machine', 'fax']),
  afterSeconds: z.exactOptional(seconds),
  greeting: z.exactOptional(text),
  // biome-ignore lint/suspicious/noThenProperty: the name is the control API's
  then: z.exactOptional(z.array(actSchema).max(100)),
});

export const phoneSchema = z.strictObject({ attempts: z.array(attemptSchema).min(1).max(100) });

export const clockSchema = z
  .strictObject({ mode: z.enum(['real', 'simulated']), now: z.iso.datetime({ offset: true }).optional() })
  .refine(({ mode, now }) => mode === 'simulated' || now === undefined, { message: 'only a simulated clock can be set', path: ['now'] });

export const advanceSchema = z.strictObject({ seconds });

export const followerSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

export const waitSchema = z.strictObject({
  waitFor: z.enum(['listening', 'ended', 'heard']).optional(),
  timeout: z.coerce.number().min(0).max(60).default(5),
});

export const filterSchema = z.strictObject({ to: z.string().optional(), from: z.string().optional(), status: z.string().optional() });
