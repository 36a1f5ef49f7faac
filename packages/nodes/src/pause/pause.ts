import { defineNode } from '@callwright/flow-compiler';
import { z } from 'zod';

export const pause = defineNode({
  type: 'pause',
  title: 'Pause',
  icon: 'player-pause',
  description: 'Is silent for some seconds',
  keywords: ['wait', 'silence', 'delay'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    seconds: z
      .int()
      .min(1)
      .max(60)
      .meta({ label: 'Silence', unit: 's', help: 'After five seconds without a sound callers think that the line is dead.' }),
  }),
  initial: () => ({ seconds: 2 }),
  summary: ({ seconds }, { words }) => words('{seconds} s of silence', { seconds }),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ seconds }, { emit, leave, inLine, meanwhile }) =>
    inLine ? meanwhile([emit.pause(seconds)], leave('next')) : { entry: [emit.pause(seconds)], always: [leave('next')] },
});
