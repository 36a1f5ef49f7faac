import { defineNode } from '@callwright/flow-compiler';
import { z } from 'zod';

export const milestone = defineNode({
  type: 'milestone',
  title: 'Milestone',
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(80)
      .meta({ label: 'Name', help: 'What the caller has come to, as reports show it. The same name in several places is one step.' }),
    outcome: z
      .union([z.enum(['reached', 'contained', 'lost']), z.string().min(1).max(80)])
      .default('reached')
      .meta({
        label: 'Outcome',
        help: 'Reached: on the way. Contained: solved without a person. Lost: given up. Or a word of your own.',
      }),
  }),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ name, outcome }, { emit, leave }) => ({ entry: [emit.milestone(name, outcome)], always: [leave('next')] }),
});
