import { type FlowKind, promptSchema } from '@callwright/flow-schema';
import { DEFAULT_CONFIDENCE } from '@callwright/speech';
import { z } from 'zod';
import { formTabs } from './form-tabs.ts';

/** The fields that every node that listens has, in the words of a form. */
export const listeningFields = {
  prompt: promptSchema.meta({ label: 'Question', group: formTabs.say }),
  attempts: z.int().min(1).max(5).default(3).meta({ label: 'How often it is asked', unit: 'times', group: formTabs.fails }),
  firstInputSeconds: z
    .number()
    .min(1)
    .max(60)
    .default(5)
    .meta({ label: 'Wait for an answer', unit: 's', group: formTabs.listening, help: 'Also the longest pause between two keys.' }),
  noInputPrompts: z.array(promptSchema).max(4).default([]).meta({
    label: 'When nothing is heard',
    control: 'prompts',
    group: formTabs.fails,
    item: 'Try',
    add: 'Add words for the next try',
    help: 'Said before the second try, the third and so on.',
  }),
  noMatchPrompts: z.array(promptSchema).max(4).default([]).meta({
    label: 'When the answer is not understood',
    control: 'prompts',
    group: formTabs.fails,
    item: 'Try',
    add: 'Add words for the next try',
    help: 'Said before the second try, the third and so on.',
  }),
  askAgain: z.boolean().default(true).meta({
    label: 'Ask again when the answer is known',
    group: formTabs.more,
    help: 'Without it, whoever has answered already goes on at once. Going back asks anew.',
  }),
  repeatQuestion: z.boolean().default(true).meta({ label: 'Say the question again after these words', group: formTabs.fails }),
};

/** The fields of a node that asks again, or asks whether it is right, where it is not sure what was said. */
export const confirmingFields = {
  understandAbove: z.number().min(0).max(1).default(DEFAULT_CONFIDENCE.floor).meta({
    label: 'Understood from',
    group: formTabs.listening,
    advanced: true,
    help: 'How sure it must be, 0 to 1, what was said; below that the question is asked again.',
  }),
  confirmBelow: z.number().min(0).max(1).default(DEFAULT_CONFIDENCE.confirmBelow).meta({
    label: 'Confirmed below',
    group: formTabs.listening,
    advanced: true,
    help: 'Where it is less sure than this, the caller is asked whether it is right. 0: never.',
  }),
  confirmPrompt: promptSchema.optional().meta({
    label: 'Words that ask whether it is right',
    group: formTabs.listening,
    help: '{{ call.understood }} says what was understood. Callers say yes or press 1, or say no or press 2. Without words of yours it is asked in Russian, Romanian and English.',
  }),
};

/** Whether new questions in flows of this kind are left out where the answer is known: who waits, or is called back, was asked before. */
export function asksOnce(kind: FlowKind): boolean {
  return kind === 'wait' || kind === 'callback';
}
