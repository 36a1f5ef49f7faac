import { defineNode } from '@callwright/flow-compiler';
import { promptSchema } from '@callwright/flow-schema';
import { z } from 'zod';

export const say = defineNode({
  type: 'say',
  title: 'Say',
  icon: 'volume',
  description: 'Speaks a text or plays a recording',
  keywords: ['prompt', 'greeting', 'play', 'announce', 'audio'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    prompt: promptSchema.meta({ label: 'Words' }),
    skippable: z.boolean().default(true).meta({ label: 'A key skips it', help: 'When a question follows, the key already answers it.' }),
  }),
  initial: () => ({ prompt: {} }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ prompt, skippable }, { emit, leave }) => ({ entry: [emit.speak(prompt, { skippable })], always: [leave('next')] }),
});
