import { defineNode } from '@callwright/flow-compiler';
import { promptSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const hangUp = defineNode({
  type: 'hang-up',
  title: 'Hang up',
  icon: 'phone-off',
  description: 'Ends the call, with closing words if you like',
  keywords: ['end', 'goodbye', 'reject', 'refuse', 'disconnect', 'terminate'],
  group: 'message-ask-end',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    prompt: promptSchema.optional().meta({ label: 'Closing words' }),
    reject: z
      .enum(['busy', 'rejected'])
      .optional()
      .meta({
        label: 'Refuse the call',
        choices: { busy: 'As busy', rejected: 'As rejected' },
        help: 'Before anything is said the call is refused and never answered; later it just hangs up.',
      }),
    reason: z.string().max(200).optional().meta({ label: 'Reason', help: 'For reports; the caller does not hear it.' }),
  }),
  initial: () => ({}),
  summary: ({ prompt, reject, reason }, { spoken, words }) =>
    reject === undefined
      ? spoken(prompt) || reason || words('Ends the call')
      : words(reject === 'busy' ? 'Refuses the call as busy' : 'Refuses the call'),
  exits: () => [],
  compile: ({ prompt, reject }, { emit, end }) => ({
    entry: reject === undefined ? [...(prompt ? [emit.speak(prompt, { skippable: false })] : []), emit.hangUp()] : [emit.reject(reject)],
    always: [end()],
  }),
  lint: ({ prompt, reject }) =>
    reject === undefined || prompt === undefined
      ? []
      : [
          {
            code: 'reject-speaks',
            path: ['prompt'],
            message: 'A refused call is never answered, so nobody hears these words. Remove them or the refusal.',
          },
        ],
});
