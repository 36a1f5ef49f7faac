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
} as const;

/** Work that is ordered and not waited for: it is done after the step, again and again until it succeeds. */
export const orderSources = {
  'alert.raise': z.strictObject({
    text,
    sms: z.array(z.string()),
    webhooks: z.array(z.strictObject({ endpoint: z.string().optional(), url: z.string() })),
    desk: z.boolean(),
    // orders of before there were levels
    level: z.enum(['notice', 'warning', 'urgent']).default('warning'),
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
