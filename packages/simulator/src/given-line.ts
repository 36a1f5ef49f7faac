import { callbackMode } from '@callwright/flow-compiler';
import { phoneNumberSchema, slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const seconds = z.number().min(0).max(86_400);

/** A queue of the world of a call file: how long its line is, and when an agent takes the caller. */
export const givenQueueSchema = z.strictObject({
  /** Agents who are free: with one of them nobody waits. */
  available: z.int().min(0).max(1000).default(0),
  /** Callers who are in line before this one. */
  ahead: z.int().min(0).max(5000).default(0),
  /** What the queue reckons; the callers ahead are served one after another within it. Left out, nothing can be told. */
  estimateSeconds: seconds.optional(),
  /** When an agent takes the caller, after he joins: by default after the estimate, and null is never. */
  agentAfterSeconds: seconds.nullable().optional(),
  agents: z.int().min(0).max(1000).default(1),
  agent: z.string().min(1).max(100).default('Maria'),
  /** So many agents vanish before they talk with the caller. */
  vanish: z.int().min(0).max(10).default(0),
  /** The network fails to connect the first so many times. */
  fails: z.int().min(0).max(10).default(0),
  talkSeconds: seconds.default(60),
  longestWaitSeconds: seconds.optional(),
  interrupt: z
    .strictObject({ policy: z.enum(['at-once', 'after-answer']).default('after-answer'), atMostSeconds: seconds.default(15) })
    .prefault({}),
  /** The line lets the caller go. */
  letsGo: z.strictObject({ afterSeconds: seconds, reason: slugSchema }).optional(),
  admission: z.enum(['open', 'full', 'nobody-signed-in', 'closed']).default('open'),
  /** The caller has a callback already. */
  hasCallback: z.boolean().default(false),
  /** The callback policy; left out, the queue has none. */
  callback: z
    .strictObject({
      offerWhenEstimateOver: seconds.optional(),
      offerWhenPositionOver: z.int().min(1).optional(),
      mode: callbackMode.default('keep-place'),
      expectedSeconds: seconds.optional(),
    })
    .optional(),
  /** The times that have room. */
  slots: z
    .array(z.strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }), words: z.string().min(1) }))
    .max(100)
    .default([]),
});
export type GivenQueue = z.output<typeof givenQueueSchema>;

/** The call is one that we make, to the number `from`: the person called asked for it before. */
export const givenCallbackSchema = z.strictObject({
  queue: slugSchema,
  answeredBy: z.enum(['person', 'machine', 'fax', 'unknown']).default('person'),
  attempt: z.int().min(1).max(100).default(1),
  /** What the caller had answered before. */
  answers: z.record(variableNameSchema, z.json()).default({}),
  language: z.string().max(20).optional(),
});

/** What a call must have ordered of the line, in order. */
export const expectedLine = {
  /** Why the caller left the line on his own way. */
  left: slugSchema.optional(),
  callbacks: z
    .array(
      z.strictObject({
        number: phoneNumberSchema.optional(),
        mode: callbackMode.optional(),
        queue: slugSchema.optional(),
        from: z.string().optional(),
      }),
    )
    .optional(),
  promises: z.array(z.strictObject({ kind: z.enum(['wait', 'position', 'callback']), seconds: z.number().optional() })).optional(),
  /** The queues that were joined. */
  joins: z.array(slugSchema).optional(),
  /** What the person who was called wanted: `ready`, or why not. */
  callbackAnswer: z.enum(['ready', 'not-now', 'refused', 'machine']).optional(),
};
