import { defineGuard, defineNode, filledText, templateScope } from '@callwright/flow-compiler';
import { slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const isAmong = defineGuard('go-to-flow/is-among', ({ context }, { variable, choices }: { variable: string; choices: string[] }) =>
  choices.includes(String(templateScope(context, { confirmedOnly: true })[variable] ?? '')),
);

const choiceSchema = z
  .strictObject({
    variable: variableNameSchema.meta({ label: 'Variable that names the flow', control: 'variable' }),
    choices: z
      .array(slugSchema.meta({ control: 'flow-name' }))
      .min(1)
      .max(50)
      .meta({ label: 'Flows that it may name', item: 'Flow', add: 'Add a flow' }),
  })
  .meta({ label: 'The flow that a variable names' });

export const goToFlow = defineNode({
  type: 'go-to-flow',
  title: 'Go to flow',
  icon: 'arrow-forward-up',
  description: 'Hands the call over to another flow',
  keywords: ['jump', 'redirect', 'other flow', 'subflow'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey'],
  config: z.strictObject({
    to: z
      .union([
        z.strictObject({ flow: slugSchema.meta({ label: 'Flow', control: 'flow-name' }) }).meta({ label: 'This flow' }),
        choiceSchema,
      ])
      .meta({ label: 'Goes to', help: 'The version that is live at that moment. The call does not come back.' }),
  }),
  initial: () => ({}),
  summary: ({ to }, { words }) =>
    'flow' in to ? words('To the flow {flow}', { flow: to.flow }) : words('To the flow that {variable} names', { variable: to.variable }),
  exits: () => [{ exit: 'not-found', label: 'Not found', quiet: true }],
  compile: ({ to }, { emit, leave }) => ({
    initial: 'choose',
    states: {
      choose: { always: 'flow' in to ? [{ target: 'go' }] : [{ target: 'go', guard: isAmong({ ...to }) }, leave('not-found')] },
      go: {
        entry: [emit.effect('flow.enter', { flow: 'flow' in to ? to.flow : filledText(`{{ ${to.variable} }}`) })],
        on: { 'effect.failed': [leave('not-found')] },
      },
    },
  }),
  guards: [isAmong],
});
