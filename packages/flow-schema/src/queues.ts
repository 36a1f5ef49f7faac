import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import './field-meta.ts';
import { phoneNumberSchema, slugSchema } from './names.ts';
import { parseJsonAs } from './parse-json-as.ts';
import { surveyPolicySchema } from './survey-policy.ts';

const seconds = z.number().min(0).max(86_400);
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "21:00"');

export const prioritySchema = z.strictObject({
  vip: z.number().min(0).max(1000).default(0).meta({ label: 'VIP', help: 'Points for a contact whose field "vip" is true.' }),
  callbackDue: z
    .number()
    .min(0)
    .max(1000)
    .default(0)
    .meta({ label: 'Callback that is due', help: 'Points for a promised call whose time has come.' }),
  perMinuteWaited: z.number().min(0).max(100).default(0).meta({
    label: 'Each minute waited',
    help: 'With points here, a caller of less priority passes one of more once he has waited long enough. Without, he never does.',
  }),
});
export type PriorityRules = z.output<typeof prioritySchema>;

/** What visitors of web pages may order. Without it, or not enabled, they may order nothing. */
export const orderACallSchema = z.strictObject({
  enabled: z.boolean().default(false).meta({ label: 'Calls can be ordered' }),
  origins: z
    .array(
      z
        .url({ protocol: /^https?$/, error: 'is no address like "https://www.example.com"' })
        .refine(isOrigin, 'has a path: name the site alone'),
    )
    .max(50)
    .default([])
    .meta({ label: 'Sites that show the form', item: 'Site', add: 'Add a site' }),
  slotMinutes: z.int().min(5).max(240).default(30).meta({ label: 'Length of a slot', unit: 'min' }),
  capacity: z.int().min(1).max(1000).optional().meta({
    label: 'Calls a slot',
    help: 'Without a number: half of what the agents of the queue can handle in a slot.',
  }),
  perNumberPerDay: z.int().min(1).max(100).default(3).meta({ label: 'Orders of one number', unit: 'a day' }),
  perAddressPerHour: z.int().min(1).max(1000).default(10).meta({ label: 'Orders from one address', unit: 'an hour' }),
  mobileOnlyForSms: z.boolean().default(true).meta({ label: 'SMS to mobile numbers only' }),
});
export type OrderACall = z.output<typeof orderACallSchema>;

export const callbackPolicySchema = z.strictObject({
  flow: slugSchema.meta({ label: 'Flow that greets the called person', control: 'flow-name' }),
  offerWhenEstimateOver: seconds.optional().meta({ label: 'Offer when the wait is over', unit: 's' }),
  offerWhenPositionOver: z.int().min(1).max(10_000).optional().meta({ label: 'Offer when the position is over' }),
  mode: z
    .enum(['keep-place', 'when-quiet', 'forced'])
    .default('keep-place')
    .meta({
      label: 'How',
      choices: {
        'keep-place': 'Keep the place: call when the turn comes near',
        'when-quiet': 'Call when it is quiet',
        forced: 'Do not let anybody wait: note the number',
      },
    }),
  attempts: z.int().min(1).max(10).default(3).meta({ label: 'Attempts', unit: 'times' }),
  retrySeconds: z.number().min(30).max(86_400).default(120).meta({ label: 'Again after', unit: 's' }),
  ringSeconds: z.int().min(15).max(120).default(25).meta({ label: 'Ring for', unit: 's' }),
  agentHoldSeconds: z.number().min(0).max(60).default(5).meta({ label: 'An agent waits for the callee', unit: 's' }),
  quietHours: z
    .tuple([timeOfDaySchema, timeOfDaySchema])
    .default(['21:00', '08:00'])
    .meta({ label: 'Nobody is called between', help: 'In the local time of the number called.' }),
  callerId: z.union([slugSchema, phoneNumberSchema]).optional().meta({ label: 'Number shown', control: 'caller-id-name' }),
  expiresAfterHours: z.number().min(0.25).max(720).default(24).meta({ label: 'Given up after', unit: 'h' }),
  /** For the mode `when-quiet`: at most so many wait in line, and so many agents are free. */
  quiet: z
    .strictObject({ inLineAtMost: z.int().min(0).max(1000).default(0), freeAgents: z.int().min(1).max(1000).default(1) })
    .prefault({})
    .meta({ label: 'It is quiet when' }),
  /** Sent when the callback is given up; a name of `sms-templates.json`. */
  lostSms: slugSchema.optional().meta({ label: 'SMS when nobody was reached', control: 'sms-template-name' }),
  confirmSms: slugSchema.optional().meta({
    label: 'SMS that confirms',
    control: 'sms-template-name',
    help: 'Its text may have {{ callback.link }}, where it can be moved or cancelled.',
  }),
  web: orderACallSchema.optional().meta({ label: 'Order a call on a web page' }),
});
export type CallbackPolicy = z.output<typeof callbackPolicySchema>;

/** Where callers wait for agents. Bound live, by name; never part of a version. */
export const queueSchema = z
  .strictObject({
    title: z.string().min(1).max(200).meta({ label: 'Title' }),
    skills: z.array(slugSchema).min(1).max(20).meta({ label: 'Skills', help: 'An agent of this queue has all of them.' }),
    waitFlow: slugSchema.meta({ label: 'Flow while waiting', control: 'flow-name' }),
    schedule: slugSchema.optional().meta({ label: 'Opening hours', control: 'schedule-name' }),
    maxInLine: z.int().min(1).max(5000).default(200).meta({ label: 'Most callers in line' }),
    longestWaitSeconds: z.number().min(10).max(86_400).default(1800).meta({ label: 'Longest wait', unit: 's' }),
    priority: prioritySchema.prefault({}).meta({ label: 'Priority' }),
    lastAgent: z
      .strictObject({ patienceSeconds: seconds })
      .optional()
      .meta({ label: 'Wait for the agent of last time', help: 'So long a caller waits for him before anybody else takes the call.' }),
    interrupt: z
      .strictObject({
        policy: z.enum(['at-once', 'after-answer']).default('after-answer'),
        atMostSeconds: z.number().min(1).max(120).default(15),
      })
      .prefault({})
      .meta({ label: 'A caller who is answering a question' }),
    ring: z
      .strictObject({
        seconds: z.int().min(5).max(120).default(15),
        order: z.enum(['longest-idle', 'highest-level', 'fewest-calls']).default('longest-idle'),
      })
      .prefault({})
      .meta({ label: 'Ring an agent' }),
    agentsMayRecord: z.boolean().default(false).meta({
      label: 'Agents may record',
      help: 'Tell callers so before: in many countries both must know.',
    }),
    wrapUpSeconds: z.number().min(0).max(3600).default(30).meta({ label: 'Wrap-up', unit: 's' }),
    /** Groups are skills: agents who have one of them join after a time, or when the line is long. */
    overflow: z
      .array(
        z
          .strictObject({
            afterSeconds: seconds.optional(),
            whenInLineOver: z.int().min(1).max(5000).optional(),
            groups: z.array(slugSchema).min(1).max(20),
          })
          .refine(
            ({ afterSeconds, whenInLineOver }) => afterSeconds !== undefined || whenInLineOver !== undefined,
            'says after how many seconds, or from which length on',
          ),
      )
      .max(10)
      .default([])
      .meta({ label: 'Others who help', item: 'Step', add: 'Add a step' }),
    serviceLevel: z
      .strictObject({
        seconds: z.number().min(1).max(3600).default(20),
        share: z.number().min(0).max(1).default(0.8),
        abandonedUnderSeconds: seconds.default(5),
      })
      .prefault({})
      .meta({ label: 'Service level' }),
    /** What is taken as the handle time and the patience until calls have taught better. */
    expected: z
      .strictObject({
        handleSeconds: z.number().min(1).max(36_000).default(240),
        patienceSeconds: z.number().min(1).max(36_000).default(300),
      })
      .prefault({})
      .meta({ label: 'Until calls have taught better' }),
    callback: callbackPolicySchema.optional().meta({ label: 'Callback' }),
    closing: z
      .strictObject({
        lineAtClosing: z
          .enum(['serve', 'callback', 'send-away'])
          .default('serve')
          .meta({
            label: 'Callers in line',
            choices: { serve: 'Are served', callback: 'Become callbacks', 'send-away': 'Leave the line' },
          }),
        callbacksAtClosing: z
          .enum(['next-day', 'call-anyway', 'cancel'])
          .default('next-day')
          .meta({
            label: 'Callbacks',
            choices: { 'next-day': 'Wait for the next day', 'call-anyway': 'Are called', cancel: 'Are cancelled, with an SMS' },
          }),
      })
      .prefault({})
      .meta({ label: 'When it closes' }),
    recovery: z
      .strictObject({
        sms: slugSchema.nullable().default(null).meta({ label: 'SMS to who hung up in line', control: 'sms-template-name' }),
        callback: z.boolean().default(false).meta({ label: 'Call him back, with his place' }),
        minWaitSeconds: z.number().min(0).max(3600).default(10).meta({ label: 'Not if he waited less than', unit: 's' }),
        resumeMinutes: z.number().min(0).max(120).default(10).meta({ label: 'Who calls again has his place for', unit: 'min' }),
      })
      .prefault({})
      .meta({ label: 'Lost callers' }),
    survey: surveyPolicySchema.optional().meta({ label: 'Survey' }),
  })
  .refine(({ callback, recovery }) => callback !== undefined || !recovery.callback, {
    path: ['recovery', 'callback'],
    message: 'needs a callback policy: say which flow greets the called person',
  });
export type Queue = z.output<typeof queueSchema>;

/** `resources/queues.json`: queues by name. */
export const queuesSchema = z.record(slugSchema, queueSchema);
export type Queues = z.output<typeof queuesSchema>;

function isOrigin(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === address.replace(/\/$/, '').toLowerCase();
}

/** Reads the text of `queues.json`; problems are collected. */
export function parseQueues(text: string): { queues: Queues | null; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = parseJsonAs(queuesSchema, text);
  return { queues: value, diagnostics };
}
