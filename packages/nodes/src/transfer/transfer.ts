import { type DialStatus, defineGuard, defineNode } from '@callwright/flow-compiler';
import { phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const endedAs = defineGuard(
  'transfer/ended-as',
  ({ event }, { statuses }: { statuses: DialStatus[] }) => event.type === 'call.dial-ended' && statuses.includes(event.status),
);

const phone = z
  .union([slugSchema, phoneNumberSchema])
  .meta({ label: 'Phone', control: 'phone-name', help: 'A name that the environment binds, or a number with its country.' });

export const transfer = defineNode({
  type: 'transfer',
  title: 'Transfer',
  icon: 'phone-outgoing',
  description: 'Connects the caller to another phone',
  keywords: ['dial', 'connect', 'forward', 'call', 'agent', 'desk', 'number'],
  group: 'wait-and-connect',
  kinds: ['call', 'callback', 'module'],
  stage: 'reached-queue',
  config: z.strictObject({
    to: z
      .union([
        z.strictObject({ number: phone }).meta({ label: 'One phone' }),
        z
          .strictObject({ numbers: z.array(phone).min(1).max(10).meta({ label: 'Phones', item: 'Phone', add: 'Add a phone' }) })
          .meta({ label: 'Several phones at once' }),
      ])
      .meta({ label: 'Ring', help: 'Several ring at once; the first to answer is connected.' }),
    ringSeconds: z.int().min(5).max(600).default(20).meta({ label: 'Ring for', unit: 's' }),
    callerId: z
      .union([slugSchema, phoneNumberSchema])
      .optional()
      .meta({ label: 'Number shown to the callee', control: 'caller-id-name', help: 'Without one he sees the caller’s number.' }),
    longestCallMinutes: z.int().min(1).max(240).optional().meta({ label: 'Longest call', unit: 'min' }),
  }),
  initial: () => ({}),
  summary: ({ to, ringSeconds }, { words }) =>
    words('Rings {phones} for {seconds} s', { phones: 'number' in to ? to.number : to.numbers.join(', '), seconds: ringSeconds }),
  exits: () => [
    { exit: 'ended', label: 'After the call' },
    { exit: 'busy', label: 'Busy', quiet: true },
    { exit: 'no-answer', label: 'No answer', quiet: true },
    { exit: 'failed', label: 'Failed', quiet: true },
  ],
  compile: ({ to, ringSeconds, callerId, longestCallMinutes }, { emit, leave }) => ({
    entry: [
      emit.dial({
        numbers: 'number' in to ? [to.number] : to.numbers,
        ringSeconds,
        ...(callerId !== undefined && { callerId }),
        ...(longestCallMinutes !== undefined && { timeLimitSeconds: longestCallMinutes * 60 }),
      }),
    ],
    on: {
      'call.dial-ended': [
        leave('ended', { guard: endedAs({ statuses: ['completed'] }) }),
        leave('busy', { guard: endedAs({ statuses: ['busy'] }) }),
        leave('no-answer', { guard: endedAs({ statuses: ['no-answer'] }) }),
        leave('failed'),
      ],
    },
  }),
  guards: [endedAs],
});
