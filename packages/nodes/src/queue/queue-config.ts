import { formTabs } from '@callwright/flow-compiler';
import { promptSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const queueConfigSchema = z.strictObject({
  queue: slugSchema.meta({
    label: 'Queue',
    control: 'queue-name',
    help: 'A change of the queue counts at once, also for callers in line.',
  }),
  waitFlow: slugSchema.meta({
    label: 'While waiting',
    control: 'wait-flow-name',
    help: 'A flow of kind "wait" that lies beside this one. It shares the variables of this flow.',
  }),
  reasons: z
    .array(
      z.strictObject({
        reason: slugSchema.meta({ label: 'Reason', advanced: true }),
        label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
      }),
    )
    .max(20)
    .default([])
    .meta({ label: 'Callers leave the line for', item: 'Reason', add: 'Add a reason', help: 'Those that the wait flow gives.' }),
  priority: z
    .number()
    .min(0)
    .max(1000)
    .default(0)
    .meta({ label: 'Priority', unit: 'points', help: 'Added to what the queue gives: a caller with more points is served first.' }),
  skills: z
    .array(
      z.strictObject({
        skill: slugSchema.meta({ label: 'Skill' }),
        level: z.int().min(1).max(10).default(1).meta({ label: 'At least level' }),
      }),
    )
    .max(20)
    .default([])
    .meta({ label: 'Skills beyond those of the queue', item: 'Skill', add: 'Add a skill' }),
  longestWaitSeconds: z
    .number()
    .min(10)
    .max(86_400)
    .optional()
    .meta({ label: 'Longest wait', unit: 's', group: formTabs.more, help: 'Left empty: that of the queue.' }),
  interrupt: z
    .strictObject({
      policy: z
        .enum(['at-once', 'after-answer'])
        .default('after-answer')
        .meta({
          label: 'He is connected',
          choices: { 'at-once': 'At once', 'after-answer': 'After the answer that he is giving' },
        }),
      atMostSeconds: z.number().min(1).max(120).default(15).meta({ label: 'But waits at most', unit: 's' }),
    })
    .optional()
    .meta({ label: 'A caller who is answering a question', group: formTabs.more, help: 'Left empty: as the queue has it.' }),
  record: z.boolean().default(false).meta({ label: 'Record the conversation', group: formTabs.more }),
  returningPrompt: promptSchema.optional().meta({
    label: 'Words for a caller with a callback',
    group: formTabs.more,
    help: 'Key 1 keeps that place and ends the call, any other way he stays on the line. {{ queue.place }} is his place. Without words of yours it is said in Russian, Romanian and English.',
  }),
});
export type QueueConfig = z.output<typeof queueConfigSchema>;
