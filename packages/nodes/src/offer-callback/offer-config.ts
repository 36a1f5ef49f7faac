import { formTabs } from '@callwright/flow-compiler';
import { promptSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const own = 'Without words of yours it is said in Russian, Romanian and English.';

export const offerConfigSchema = z.strictObject({
  queue: slugSchema
    .optional()
    .meta({ label: 'Queue', control: 'queue-name', needs: 'callback-policy', help: 'Left empty: the one in which the caller waits.' }),
  when: z
    .union([
      z
        .strictObject({
          rule: z.literal('long-wait').meta({ label: 'When the wait is long' }),
          estimateOverSeconds: z.number().min(0).max(86_400).optional().meta({ label: 'The wait is over', unit: 's' }),
          positionOver: z.int().min(1).max(10_000).optional().meta({ label: 'The position is over' }),
        })
        .meta({ label: 'When the wait is long' }),
      z.strictObject({ rule: z.literal('always').meta({ label: 'Always' }) }).meta({ label: 'Always' }),
    ])
    .default({ rule: 'long-wait' })
    .meta({ label: 'Offered', help: 'Fields left empty are as the queue has them. "Always" suits a reserved key that leads here.' }),
  mode: z
    .enum(['keep-place', 'when-quiet', 'forced'])
    .optional()
    .meta({
      label: 'How',
      choices: {
        'keep-place': 'Keep the place: call when the turn comes near',
        'when-quiet': 'Call when it is quiet',
        forced: 'Do not let anybody wait: note the number',
      },
      help: 'Left empty: as the queue has it.',
    }),
  otherNumber: z
    .boolean()
    .default(true)
    .meta({ label: 'He may give another number', help: 'Who shows no number is always asked for one.' }),
  attempts: z.int().min(1).max(5).default(2).meta({ label: 'How often it is asked', unit: 'times', group: formTabs.more }),
  firstInputSeconds: z.number().min(1).max(60).default(5).meta({ label: 'Wait for an answer', unit: 's', group: formTabs.more }),
  offerPrompt: promptSchema.optional().meta({
    label: 'Words of the offer',
    group: formTabs.say,
    help: `Key 1 or a yes accepts, key 2 or a no declines. {{ callback.words }} says when we would call. ${own}`,
  }),
  confirmPrompt: promptSchema.optional().meta({
    label: 'Words that confirm the number',
    group: formTabs.say,
    help: `Key 1 is right, key 2 is not. {{ callback.spoken }} says the number. ${own}`,
  }),
  numberPrompt: promptSchema.optional().meta({ label: 'Words that ask for another number', group: formTabs.say, help: own }),
  expectPrompt: promptSchema.optional().meta({
    label: 'Words that say what to expect',
    group: formTabs.say,
    help: `{{ callback.words }} says when we will call. ${own}`,
  }),
});
export type OfferConfig = z.output<typeof offerConfigSchema>;
