import { defineGuard, defineNode, filledText, keepHours } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const states = ['open', 'closed', 'holiday', 'emergency'] as const;

const isState = defineGuard(
  'opening-hours/is-state',
  ({ event }, { state }: { state: string }) => event.type === 'effect.done' && event.output['state'] === state,
);

export const openingHours = defineNode({
  type: 'opening-hours',
  title: 'Opening hours',
  icon: 'clock',
  description: 'Goes on by the hour: open, closed, holiday or emergency',
  keywords: ['schedule', 'time', 'business hours', 'calendar', 'night', 'weekend'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'module'],
  config: z.strictObject({
    schedule: slugSchema.meta({
      label: 'Schedule',
      control: 'schedule-name',
      help: 'A change of the schedule, and its emergency switch, count at once for the next caller.',
    }),
  }),
  initial: () => ({}),
  summary: ({ schedule }, { words }) => words('By the schedule {schedule}', { schedule }),
  exits: () => [
    { exit: 'open', label: 'Open', stage: 'within-hours' },
    { exit: 'closed', label: 'Closed', stage: 'outside-hours' },
    { exit: 'holiday', label: 'Holiday', stage: 'outside-hours' },
    { exit: 'emergency', label: 'Emergency', stage: 'outside-hours' },
  ],
  compile: ({ schedule }, { emit, leave }) => ({
    entry: [emit.effect('schedule.state', { schedule, language: filledText('{{ call.language }}') })],
    on: {
      'effect.done': states.map((state) => leave(state, { guard: isState({ state }), actions: [keepHours({})] })),
      // a schedule that is not there lets nobody wait for a person who may not be
      'effect.failed': [leave('closed')],
    },
  }),
  guards: [isState],
});
