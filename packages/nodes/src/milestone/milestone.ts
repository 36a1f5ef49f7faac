import { defineNode } from '@callwright/flow-compiler';
import { z } from 'zod';

const outcomes: Readonly<Record<string, string>> = {
  reached: 'A step on the way',
  contained: 'Solved without a person',
  lost: 'Given up',
};

export const milestone = defineNode({
  type: 'milestone',
  title: 'Milestone',
  icon: 'flag',
  description: 'Notes how far a call has come, for reports',
  keywords: ['funnel', 'report', 'goal', 'statistics', 'contained'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(80)
      .meta({ label: 'Name', help: 'What the caller has come to, as reports show it. The same name in several places is one step.' }),
    outcome: z
      .union([
        z.enum(['reached', 'contained', 'lost']).meta({ label: 'Usual', choices: outcomes }),
        z.string().min(1).max(80).meta({ label: 'A word of your own' }),
      ])
      .default('reached')
      .meta({
        label: 'Outcome',
        help: 'Reached: on the way. Contained: solved without a person. Lost: given up. Or a word of your own.',
      }),
  }),
  initial: () => ({}),
  summary: ({ name, outcome }, { words }) =>
    words('{name}: {outcome}', { name, outcome: outcomes[outcome] === undefined ? outcome : words(outcomes[outcome]) }),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ name, outcome }, { emit, leave }) => ({ entry: [emit.milestone(name, outcome)], always: [leave('next')] }),
});
