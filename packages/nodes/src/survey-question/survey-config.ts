import { answerChoices, formTabs, listeningFields, privateValuesField } from '@callwright/flow-compiler';
import { keysSchema, languageSchema, slugSchema, surveyKinds, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { phonesTold, webhooksTold } from '../who-is-told.ts';

const { askAgain: _, attempts, ...listening } = listeningFields;

const optionSchema = z.strictObject({
  exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
  key: keysSchema.length(1).optional().meta({ label: 'Key', control: 'keys' }),
  label: z.string().min(1).max(200).optional().meta({ label: 'Choice' }),
  phrases: z
    .record(languageSchema, z.array(z.string().min(1).max(100)).max(50))
    .default({})
    .meta({ label: 'What callers say', control: 'phrases' }),
});

const rangeSchema = z.strictObject({
  exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
  label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
  from: z.int().min(0).max(10).meta({ label: 'From' }),
  to: z.int().min(0).max(10).meta({ label: 'To' }),
});

const alertSchema = z.strictObject({
  below: z.int().min(1).max(10).meta({ label: 'Scores below', help: 'Of a yes or no: 1 is told of each no.' }),
  text: z.string().min(1).max(1600).optional().meta({
    label: 'What is told',
    control: 'template',
    outward: 'content',
    help: 'Left empty: the question, the score, the agent and the queue. Path and recording are added.',
  }),
  desk: z.boolean().default(true).meta({ label: 'Tell the desk' }),
  sms: phonesTold.meta({ label: 'Tell by SMS', item: 'Phone', add: 'Add a phone' }),
  webhooks: webhooksTold.meta({ label: 'Tell by webhook', item: 'Endpoint', add: 'Add an endpoint' }),
});

const kinds = {
  stars: '1 to 5',
  'one-to-seven': '1 to 7',
  'one-to-ten': '1 to 10',
  'zero-to-nine': '0 to 9, one key',
  'zero-to-ten': '0 to 10',
  'yes-no': 'Yes or no',
  choice: 'One of several choices',
  comment: 'In his own words',
};

export const surveyConfigSchema = z.strictObject({
  kind: z.enum(surveyKinds).default('stars').meta({ label: 'Answer', group: formTabs.say, choices: kinds }),
  ...listening,
  attempts: attempts.default(2),
  saveAs: variableNameSchema.meta({
    label: 'Keep the answer in',
    control: 'set-variable',
    group: formTabs.say,
    help: 'Reports count answers under this name, and show its title.',
  }),
  measure: z
    .enum(['csat', 'nps', 'ces', 'none'])
    .optional()
    .meta({
      label: 'What it measures',
      group: formTabs.say,
      choices: { csat: 'Satisfaction (CSAT)', nps: 'Recommendation (NPS)', ces: 'Effort (CES 2.0)', none: 'Nothing of these' },
      help: 'Left empty: what its answers fit. 1 to 5 and 1 to 10 are satisfaction, 0 to 10 is recommendation, 1 to 7 is effort.',
    }),
  ranges: z.array(rangeSchema).max(11).default([]).meta({
    label: 'Ways by score',
    group: formTabs.say,
    item: 'Range',
    add: 'Add a range',
    help: 'Other scores have a way of their own.',
  }),
  options: z
    .array(optionSchema)
    .max(9)
    .default([])
    .meta({ label: 'Choices', control: 'options', group: formTabs.say, item: 'Choice', add: 'Add a choice' }),
  input: z.enum(['dtmf', 'speech', 'both']).default('both').meta({
    label: 'Callers answer by',
    group: formTabs.listening,
    choices: answerChoices,
    help: 'By keys: yes is 1 and no is 2. For 10 both keys are pressed; after a 1 alone three seconds or the hash key end the answer.',
  }),
  skipKey: keysSchema.length(1).optional().meta({ label: 'Key that skips the question', control: 'keys', group: formTabs.listening }),
  maxSeconds: z.int().min(5).max(300).default(60).meta({ label: 'Longest comment', unit: 's', group: formTabs.listening }),
  mailbox: slugSchema.default('survey-comments').meta({ label: 'Mailbox of comments', group: formTabs.more }),
  transcribe: z.boolean().default(false).meta({
    label: 'Write comments down',
    group: formTabs.more,
    help: 'The carrier puts English into text; it costs extra.',
  }),
  alert: alertSchema.optional().meta({ label: 'Tell of low scores', group: formTabs.more }),
  ...privateValuesField,
});
export type SurveyConfig = z.output<typeof surveyConfigSchema>;
