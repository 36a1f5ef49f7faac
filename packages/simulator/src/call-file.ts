import { type Diagnostic, parseJsonAs, phoneNumberSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { expectedLine, givenCallbackSchema, givenQueueSchema } from './given-line.ts';

const seconds = z.number().min(0).max(86_400);

/** How a number of the outside world reacts, attempt by attempt; the last one repeats. */
export const phoneSchema = z.strictObject({
  attempts: z
    .array(
      z.strictObject({
        behaviour: z.enum(['manual', 'answer', 'busy', 'no-answer', 'reject', 'machine', 'fax']),
        afterSeconds: seconds.optional(),
        greeting: z.string().max(4000).optional(),
        // biome-ignore lint/suspicious/noThenProperty: the file format names it so, and this object is never awaited
        then: z
          .array(
            z.strictObject({
              afterSeconds: seconds,
              digits: z.string().max(100).optional(),
              speech: z.string().max(4000).optional(),
              hangup: z.boolean().optional(),
            }),
          )
          .optional(),
      }),
    )
    .min(1),
});
export type Phone = z.output<typeof phoneSchema>;

/** How an endpoint answers; of several answers to one request each is given once, and the last one again and again. */
const httpSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  /** The whole address; `*` stands for anything. */
  urlPattern: z.string().min(1).max(2000),
  reply: z.union([
    z.strictObject({
      status: z.int().min(200).max(599).default(200),
      json: z.json().optional(),
      text: z.string().max(100_000).optional(),
      /** An answer that comes after the request's time is out is a `timed-out`. */
      afterSeconds: seconds.default(0),
    }),
    z.strictObject({ fails: z.enum(['unreachable', 'timed-out']) }),
  ]),
});
export type GivenReply = z.output<typeof httpSchema>;

const messageSchema = z.strictObject({ to: z.string().min(1).max(100).optional(), says: z.string().min(1) });

const expectedWords = z.union([
  z.string().min(1),
  z.strictObject({ pattern: z.string().min(1).max(500).refine(isPattern, 'is no regular expression') }),
]);

/** One thing that the caller does, or hears. */
const stepSchema = z.union([
  z.strictObject({ hears: expectedWords }),
  z.strictObject({ presses: z.string().regex(/^[0-9*#w]{1,50}$/, 'use keys 0-9 * #, and w for half a second') }),
  z.strictObject({ says: z.string().min(1).max(1000), confidence: z.number().min(0).max(1).optional() }),
  z.strictObject({ waits: seconds }),
  z.strictObject({ hangsUp: z.literal(true) }),
]);
export type CallFileStep = z.output<typeof stepSchema>;

export const endings = ['caller-hung-up', 'flow-ended', 'rejected'] as const;

/** `*.call.json`: a call as a script, with what it must come to. */
export const callFileSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().min(1).max(200),
  given: z
    .strictObject({
      from: z.string().min(1).max(100).default('+15005550100'),
      to: phoneNumberSchema.optional(),
      now: z.iso.datetime({ offset: true }).default('2026-01-05T09:00:00Z'),
      http: z.array(httpSchema).max(200).default([]),
      /** The built-in contacts: each has a phone, and what else is known. */
      contacts: z.array(z.record(z.string(), z.json())).max(1000).default([]),
      /** Numbers that take no message. */
      refusesMessages: z.array(z.string().max(100)).max(100).default([]),
      /** Schedules whose emergency switch is on. */
      emergencies: z.array(z.string().max(80)).max(100).default([]),
      queues: z.record(z.string(), givenQueueSchema).default({}),
      callback: givenCallbackSchema.optional(),
      phones: z.record(z.string(), phoneSchema).default({}),
    })
    .prefault({}),
  steps: z.array(stepSchema).min(1).max(1000),
  expect: z
    .strictObject({
      visits: z.array(z.string()).optional(),
      variables: z.record(variableNameSchema, z.json()).optional(),
      ends: z.enum(endings).optional(),
      /** Messages that were sent, in order, each with a text that it has in it. */
      messages: z.array(messageSchema).optional(),
      /** What the mailbox got: how many messages. */
      recordings: z.int().min(0).optional(),
      /** Alerts that were raised, in order, each with a text that it has in it. */
      alerts: z.array(z.strictObject({ says: z.string().min(1) })).optional(),
      ...expectedLine,
    })
    .prefault({}),
});
export type CallFile = z.output<typeof callFileSchema>;
export type Ending = (typeof endings)[number];

/** Reads the text of a call file; problems are collected. */
export function parseCallFile(text: string): { callFile: CallFile | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(callFileSchema, text);
  return { callFile: value, diagnostics };
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}
