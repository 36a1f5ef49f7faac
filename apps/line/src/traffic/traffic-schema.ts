import { lawSchema, scenarioSchema } from '@callwright/queueing';
import { z } from 'zod';

const seconds = z.number().min(0).max(86_400);
const share = z.number().min(0).max(1);
const keys = z.string().regex(/^[0-9*#w]{1,50}$/, 'keys are 0-9, * and #; w is half a second');

/** Callers and agents that are not there, as they are asked for. */
export const trafficSchema = z.strictObject({
  /** The number that callers dial. */
  to: z.string().trim().min(1).max(256),
  callsPerHour: z.number().positive().max(20_000),
  seed: z.int().default(1),
  /** How long callers wait before they hang up, from the beginning of their call; null: they never do. */
  patienceSeconds: scenarioSchema.shape.patienceSeconds.default({ law: 'exponential', mean: 300 }),
  /** What callers press, so many seconds after they were answered, as soon as somebody listens; a share of them where it says so. */
  presses: z
    .array(z.strictObject({ afterSeconds: seconds, digits: keys, share: share.default(1) }))
    .max(20)
    .default([]),
  /** What a caller does whose phone rings: a call that we owe him. */
  calledBack: z
    .strictObject({ answerShare: share.default(0.88), answerAfterSeconds: seconds.default(8), presses: keys.default('1') })
    .prefault({}),
  /** Clients `agent-1`, `agent-2`... that answer, talk and hang up. */
  agents: z.int().min(0).max(1000).default(0),
  answerAfterSeconds: seconds.default(3),
  answerShare: share.default(1),
  talkSeconds: lawSchema.default({ law: 'lognormal', mean: 180, cv: 1.2 }),
});
export type TrafficSettings = z.output<typeof trafficSchema>;
