import { surveyKinds, surveyMeasures } from '@callwright/flow-schema';
import { z } from 'zod';

const text = z.string().max(20_000);
const values = z.record(z.string(), z.json());

const httpRequest = {
  reach: 'outside',
  input: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    /** A name that the environment binds; `url` is then what follows its address. */
    endpoint: z.string().optional(),
    url: z.string().max(8000),
    headers: z.array(
      z.strictObject({ name: z.string(), parts: z.array(z.union([z.strictObject({ text }), z.strictObject({ secret: text })])) }),
    ),
    body: z.union([z.strictObject({ json: z.json() }), z.strictObject({ form: z.record(z.string(), text) })]).optional(),
    timeoutSeconds: z.number(),
    retries: z.int(),
    /** What is taken from the JSON of the answer: a name, and where it stands, like `customer.phones[0]`. */
    take: z.record(z.string(), z.string()),
  }),
  output: z.object({ status: z.int(), values }),
} as const;

export const waitManner = z.enum(['about', 'less-than', 'range', 'exact', 'position-only']);
export const callbackMode = z.enum(['keep-place', 'when-quiet', 'forced', 'scheduled']);
/** When a callback is offered; fields that are left out are the queue's. */
export const offerWhen = z.union([
  z.strictObject({ rule: z.literal('long-wait'), estimateOverSeconds: z.number().optional(), positionOver: z.int().optional() }),
  z.strictObject({ rule: z.literal('always') }),
]);
/** What is said of a wait: seconds as they are spoken, already rounded; `upTo` is what must hold. Position 1 is next. */
export const announcement = z.object({
  manner: waitManner,
  seconds: z.number().nullable(),
  upTo: z.number().nullable(),
  position: z.int().nullable(),
  /** Why it is more than what was said before; null when it is not. */
  because: z.string().nullable(),
});
export type Announcement = z.output<typeof announcement>;

const contact = z.record(z.string(), z.json());
const withoutEmpty = (all: z.output<typeof values>) => Object.fromEntries(Object.entries(all).filter(([, value]) => (value ?? '') !== ''));

/** What nodes may ask of the world outside the machine. `own` is read from our own memory within a step; `outside` may take long, and may fail. */
export const effectSources = {
  'http.request': httpRequest,
  'contact.find': { reach: 'own', input: z.strictObject({ field: z.string(), value: text }), output: z.object({ contact }) },
  'contact.save': {
    reach: 'outside',
    /** A field without a value is left out, so that it never overwrites what is known. */
    input: z.strictObject({ phone: text, fields: values.transform(withoutEmpty), overwrite: z.boolean() }),
    output: z.object({ contact }),
  },
  'message.send': {
    reach: 'outside',
    input: z.strictObject({ to: text, text, from: z.string().optional(), template: z.string().optional(), values: values.optional() }),
    output: z.object({ messageSid: z.string() }),
  },
  'schedule.state': {
    reach: 'own',
    input: z.strictObject({ schedule: z.string(), language: z.string() }),
    output: z.object({ state: z.enum(['open', 'closed', 'holiday', 'emergency']), hours: values }),
  },
  'flow.enter': { reach: 'own', input: z.strictObject({ flow: text }), output: z.object({}) },
  /** How a queue stands, seen by this caller. */
  'queue.look': {
    reach: 'own',
    input: z.strictObject({ queue: z.string() }),
    output: z.object({ admission: z.enum(['open', 'full', 'nobody-signed-in', 'closed', 'has-callback']), queue: values }),
  },
  /** What may be said of the wait now; `say` is null when nothing may be said. Saying it is a promise, which the node orders. */
  'queue.announce': {
    reach: 'own',
    /** `queue` is named where the caller is not in line yet. */
    input: z.strictObject({ manner: waitManner, leastIntervalSeconds: z.number(), queue: z.string().optional() }),
    output: z.object({ say: announcement.nullable(), queue: values }),
  },
  /** Whether a callback is offered to this caller now, and what he would be told. */
  'callback.offer': {
    reach: 'own',
    input: z.strictObject({ queue: z.string(), when: offerWhen, mode: callbackMode.optional() }),
    output: z.object({ offered: z.boolean(), because: z.string(), mode: callbackMode, callback: values }),
  },
  /** When callers can be called back: at most so many slots that have room. */
  'callback.slots': {
    reach: 'own',
    input: z.strictObject({
      queue: z.string(),
      days: z.int(),
      slotMinutes: z.int(),
      capacity: z.int(),
      atMost: z.int(),
      zone: z.string().optional(),
      language: z.string(),
    }),
    output: z.object({ slots: z.array(z.object({ from: z.string(), to: z.string(), words: z.string() })) }),
  },
} as const;

/** What a call orders of its place in line. It is done in the transaction of the step, and doing it again changes nothing. */
const lineOrders = {
  'line.join': z.strictObject({
    queue: z.string(),
    priority: z.number(),
    skills: z.array(z.strictObject({ skill: z.string(), level: z.int() })),
    longestWaitSeconds: z.number().optional(),
    interrupt: z.strictObject({ policy: z.enum(['at-once', 'after-answer']), atMostSeconds: z.number() }).optional(),
    node: z.string(),
  }),
  /** The caller leaves the line on his own way. */
  'line.leave': z.strictObject({ reason: z.string() }),
  /** The caller was told something that has to come true. */
  'line.promise': z.strictObject({
    kind: z.enum(['wait', 'position', 'callback']),
    said: announcement,
    node: z.string(),
    /** The queue of which it was told, where the caller is in none yet. */
    queue: z.string().optional(),
  }),
  /** The entry goes on without its call: we owe the caller one. */
  'line.call-back': z.strictObject({
    queue: z.string(),
    number: text,
    mode: callbackMode,
    /** A slot that the caller chose; empty: as soon as it is his turn. */
    from: text.optional(),
    to: text.optional(),
    node: z.string(),
  }),
  /** The person who was called back wants to be connected. */
  'line.ready': z.strictObject({}),
  /** He does not, now or at all; or a machine answered. */
  'line.put-off': z.strictObject({ because: z.enum(['not-now', 'refused', 'machine']), againAfterSeconds: z.number().optional() }),
  /** The agent and the caller are being joined: the machine has taken notice. */
  'line.joined': z.strictObject({}),
  /** The node is left: an entry that is still open ends here. */
  'line.close': z.strictObject({}),
} as const;

/** What a call orders of the survey that it is in. It is kept in the transaction of the step, and keeping it again changes nothing. */
const surveyOrders = {
  /** The survey begins: its first words are said. */
  'survey.offer': z.strictObject({}),
  /** A question is asked. */
  'survey.ask': z.strictObject({
    question: z.string(),
    title: z.string(),
    kind: z.enum(surveyKinds),
    measure: z.enum(surveyMeasures).nullable(),
    node: z.string(),
  }),
  /** It was answered, or given up: then `value` is null. */
  'survey.answer': z.strictObject({
    question: z.string(),
    value: z.union([z.number(), z.boolean(), text, z.null()]),
    /** A choice in words. */
    label: text.optional(),
    recording: z.strictObject({ sid: text, seconds: z.number() }).optional(),
    node: z.string(),
  }),
} as const;

/** Work that is ordered and not waited for: it is done after the step, again and again until it succeeds. */
export const orderSources = {
  ...lineOrders,
  ...surveyOrders,
  'alert.raise': z.strictObject({
    text,
    sms: z.array(z.string()),
    webhooks: z.array(z.strictObject({ endpoint: z.string().optional(), url: z.string() })),
    desk: z.boolean(),
    // orders of before there were levels
    level: z.enum(['notice', 'warning', 'urgent']).default('warning'),
    /** The answer that raised it: who is told gets the path and the recording too. */
    survey: z.strictObject({ question: z.string(), score: z.number() }).optional(),
    node: z.string(),
  }),
  'mailbox.keep': z.strictObject({
    mailbox: z.string(),
    recordingSid: z.string(),
    url: z.string(),
    seconds: z.number(),
    language: z.string(),
    node: z.string(),
    notify: z.strictObject({ sms: z.array(z.string()), text }).optional(),
  }),
  /** What is kept of a caller without his noticing; of one who does not show his number nothing is. */
  'contact.keep': z.strictObject({ phone: text, fields: values.transform(withoutEmpty) }),
} as const;

export type LineOrderName = keyof typeof lineOrders;

/** Whether an order changes the caller's place in line, and so is done within the step. */
export function isLineOrder<O extends { src: OrderName }>(order: O): order is O & { src: LineOrderName } {
  return Object.hasOwn(lineOrders, order.src);
}

export type SurveyOrderName = keyof typeof surveyOrders;

/** Whether an order concerns the survey that the call is in, and so is kept within the step. */
export function isSurveyOrder<O extends { src: OrderName }>(order: O): order is O & { src: SurveyOrderName } {
  return Object.hasOwn(surveyOrders, order.src);
}

export type EffectName = keyof typeof effectSources;
export type OrderName = keyof typeof orderSources;
export type EffectInput<Name extends EffectName> = z.output<(typeof effectSources)[Name]['input']>;
export type EffectOutput<Name extends EffectName> = z.output<(typeof effectSources)[Name]['output']>;
export type OrderInput<Name extends OrderName> = z.output<(typeof orderSources)[Name]>;

/** Work that a call waits for, with its texts filled in. */
export interface PendingEffect {
  src: EffectName;
  input: { [key: string]: z.core.util.JSONType };
  /** Whether doing it twice does no harm: only then it is done again after a crash. */
  repeatable: boolean;
}

/** Work that a call has ordered, with its texts filled in. */
export interface Order {
  src: OrderName;
  input: { [key: string]: z.core.util.JSONType };
}
