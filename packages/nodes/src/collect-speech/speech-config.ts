import { answerChoices, confirmingFields, formTabs, listeningFields } from '@callwright/flow-compiler';
import { keysSchema, languageSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const phrasesSchema = z.record(languageSchema, z.array(z.string().min(1).max(100)).max(100)).meta({ control: 'phrases' });

const choiceSchema = z.strictObject({
  value: z.string().min(1).max(200).meta({ label: 'Kept as', help: 'What the variable becomes when this is chosen.' }),
  label: z.string().min(1).max(200).optional().meta({ label: 'Choice' }),
  phrases: phrasesSchema.default({}).meta({ label: 'What callers say', help: 'The first phrase of a language is also read back.' }),
  key: keysSchema.optional().meta({ label: 'Key', control: 'keys' }),
});
export type Choice = z.output<typeof choiceSchema>;

export const configSchema = z.strictObject({
  ...listeningFields,
  input: z
    .enum(['speech', 'both'])
    .default('speech')
    .meta({
      label: 'Callers answer by',
      group: formTabs.listening,
      choices: { speech: answerChoices.speech, both: answerChoices.both },
      help: 'By keys too: yes is 1 and no is 2, a number is keyed in, a choice has the key that you give it.',
    }),
  kind: z
    .enum(['free', 'yes-no', 'name', 'number', 'choice'])
    .default('free')
    .meta({
      label: 'Expected answer',
      group: formTabs.say,
      choices: { free: 'Anything', 'yes-no': 'Yes or no', name: 'A name', number: 'A number', choice: 'One of several choices' },
    }),
  saveAs: variableNameSchema.meta({ label: 'Keep the answer in', control: 'set-variable', group: formTabs.say }),
  hints: phrasesSchema
    .default({})
    .meta({ label: 'Words to expect', group: formTabs.listening, help: 'Names of streets or products, say: they are then heard better.' }),
  min: z.number().optional().meta({ label: 'Number: at least', group: formTabs.say }),
  max: z.number().optional().meta({ label: 'Number: at most', group: formTabs.say }),
  choices: z
    .array(choiceSchema)
    .max(50)
    .default([])
    .meta({ label: 'Choices', control: 'options', group: formTabs.say, item: 'Choice', add: 'Add a choice' }),
  confirm: z
    .enum(['never', 'when-unsure', 'always'])
    .default('when-unsure')
    .meta({
      label: 'Ask whether it is right',
      group: formTabs.listening,
      choices: { never: 'Never', 'when-unsure': 'When unsure', always: 'Always' },
    }),
  ...confirmingFields,
});
export type Config = z.output<typeof configSchema>;
