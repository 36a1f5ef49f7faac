import { lawSchema, scenarioSchema } from '@callwright/queueing';
import { z } from 'zod';

const seconds = z.number().min(0).max(86_400);
const share = z.number().min(0).max(1);
const keys = z.string().regex(/^([0-9*#w]|\{other\}){1,50}$/, 'keys are 0-9, * and #; w is half a second, {other} his other number');
const address = z
  .string()
  .regex(/^(\+[1-9]\d{1,14}|client:.{1,120}|sips?:.{1,250})$/, 'an agent is a number, client:NAME or a SIP address');

/** One way to act at a step; with neither keys, words nor a hang-up he does nothing. */
const choiceSchema = z
  .strictObject({
    weight: z.number().positive().max(1e6).default(1),
    digits: keys.optional(),
    speech: z.string().min(1).max(500).optional(),
    hangup: z.literal(true).optional(),
  })
  .refine((choice) => [choice.digits, choice.speech, choice.hangup].filter((act) => act !== undefined).length < 2, {
    message: 'a choice is one of digits, speech and hangup',
  });

const stepSchema = z.strictObject({
  /** Words that must have been said to him since his last act, in any case; without them the step is for whatever is asked. */
  hears: z.string().min(1).max(200).optional(),
  /** How long he thinks, from the words, or from when somebody begins to listen. */
  afterSeconds: seconds.default(1),
  /** So often it is taken at most. */
  times: z.int().min(1).max(1000).default(1),
  choices: z.array(choiceSchema).min(1).max(20),
});
export type ScriptStep = z.output<typeof stepSchema>;

/** Callers and agents that are not there, as they are asked for. */
export const trafficSchema = z
  .strictObject({
    /** The number that callers dial. */
    to: z.string().trim().min(1).max(256),
    callsPerHour: z.number().positive().max(20_000),
    seed: z.int().default(1),
    /** So many different callers. Who has called calls again after all the others, unless he is on the phone. */
    callers: z.int().min(1).max(100_000).default(100_000),
    /** How long callers wait before they hang up; null: they never do. */
    patienceSeconds: scenarioSchema.shape.patienceSeconds.default({ law: 'exponential', mean: 300 }),
    /** Patience counts from his so-many-th act of the script; 0: from the dial. */
    patienceAfterActs: z.int().min(0).max(100).default(0),
    /** What callers do when somebody listens. */
    script: z.array(stepSchema).max(50).default([]),
    /** What callers press, so many seconds after they dialled, as soon as somebody listens; a share of them where it says so. */
    presses: z
      .array(z.strictObject({ afterSeconds: seconds, digits: keys, share: share.default(1) }))
      .max(20)
      .default([]),
    /** A share of those who gave up dials again. */
    callsAgain: z.strictObject({ share: share.default(0), afterSeconds: seconds.default(120) }).prefault({}),
    /** What a caller does whose phone rings: a call that we owe him. */
    calledBack: z
      .strictObject({ answerShare: share.default(0.88), answerAfterSeconds: seconds.default(8), presses: keys.default('1') })
      .prefault({}),
    /** A number of them for the clients `agent-1`, `agent-2`..., or their addresses. */
    agents: z.union([z.int().min(0).max(1000), z.array(address).max(1000)]).default(0),
    answerAfterSeconds: seconds.default(3),
    /** Of the calls to an agent, so many are answered and so many refused; the others ring until nobody answers. */
    answerShare: share.default(1),
    refuseShare: share.default(0),
    /** What an agent presses when he is asked to accept. */
    agentPresses: keys.optional(),
    /** From the moment that he is connected with somebody. */
    talkSeconds: lawSchema.default({ law: 'lognormal', mean: 180, cv: 1.2 }),
    /** So long after a talk he does not pick up. */
    wrapUpSeconds: lawSchema.nullable().default(null),
    /** So many talks end with the agent's phone gone instead of a hang-up. */
    vanishShare: share.default(0),
  })
  .refine(({ answerShare, refuseShare }) => answerShare + refuseShare <= 1 || refuseShare === 0, {
    path: ['refuseShare'],
    message: 'together with answerShare it is at most 1',
  });
export type TrafficSettings = z.output<typeof trafficSchema>;
