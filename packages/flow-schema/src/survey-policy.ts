import { z } from 'zod';
import './field-meta.ts';
import { phoneNumberSchema, slugSchema, variableNameSchema } from './names.ts';

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "21:00"');

/** What becomes of callers who hang up before the survey: nobody is asked who has not agreed to it. */
export const surveyPolicySchema = z.strictObject({
  flow: slugSchema.meta({ label: 'Survey', control: 'flow-name' }),
  ifHungUp: z
    .enum(['none', 'sms', 'call'])
    .default('none')
    .meta({
      label: 'Who hangs up first',
      choices: { none: 'Is not asked', sms: 'Is asked by text messages', call: 'Is called' },
    }),
  afterMinutes: z.number().min(0).max(10_080).default(5).meta({ label: 'Asked after', unit: 'min' }),
  consentVariable: variableNameSchema.optional().meta({
    label: 'Agreed when this answer is yes',
    help: 'A yes or no that callers gave in the call.',
  }),
  consentField: variableNameSchema.default('surveyConsent').meta({
    label: 'Or this field of the contact',
    help: 'Where it is no, nobody is asked, whatever he said in the call.',
  }),
  everyDays: z.number().min(0).max(366).default(7).meta({ label: 'The same number at most every', unit: 'days' }),
  answerWithinHours: z.number().min(0.25).max(168).default(24).meta({ label: 'Text messages are awaited for', unit: 'h' }),
  quietHours: z
    .tuple([timeOfDaySchema, timeOfDaySchema])
    .default(['21:00', '08:00'])
    .meta({ label: 'Nobody is asked between', help: 'In the local time of the number.' }),
  callerId: z.union([slugSchema, phoneNumberSchema]).optional().meta({ label: 'Number shown', control: 'caller-id-name' }),
});
export type SurveyPolicy = z.output<typeof surveyPolicySchema>;
