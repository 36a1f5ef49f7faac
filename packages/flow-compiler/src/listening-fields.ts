import { promptSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** The fields that every node that listens has, in the words of a form. */
export const listeningFields = {
  prompt: promptSchema.meta({ label: 'Question' }),
  attempts: z.int().min(1).max(5).default(3).meta({ label: 'How often it is asked' }),
  firstInputSeconds: z
    .number()
    .min(1)
    .max(60)
    .default(5)
    .meta({ label: 'Wait for an answer', unit: 's', help: 'Also the longest pause between two keys.' }),
  noInputPrompts: z
    .array(promptSchema)
    .max(4)
    .default([])
    .meta({ label: 'When nothing is heard', control: 'prompts', help: 'Said before the second try, the third and so on.' }),
  noMatchPrompts: z.array(promptSchema).max(4).default([]).meta({ label: 'When the answer is not understood', control: 'prompts' }),
  repeatQuestion: z.boolean().default(true).meta({ label: 'Say the question again after these words' }),
};
