import {
  type CompileContext,
  type ConfigProblem,
  defineNode,
  filledJson,
  filledText,
  formTabs,
  hungUp,
  keepRecording,
  keysAre,
  listeningFields,
  type NamedJson,
  privateValuesField,
  type StateJson,
} from '@callwright/flow-compiler';
import { phoneNumberSchema, promptSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { reviewPrompt } from './review-prompt.ts';

const REVIEW_KEYS = { send: '1', listen: '2', again: '3' };

const configSchema = z.strictObject({
  prompt: promptSchema.meta({ label: 'Words before the beep', group: formTabs.say }),
  mailbox: slugSchema.meta({ label: 'Mailbox', group: formTabs.say, help: 'Where the message is kept. A new name makes a new mailbox.' }),
  maxSeconds: z.int().min(1).max(3600).default(120).meta({ label: 'Longest message', unit: 's', group: formTabs.say }),
  silenceSeconds: z.int().min(1).max(60).default(4).meta({ label: 'Silence that ends it', unit: 's', group: formTabs.listening }),
  endKey: z
    .enum(['#', '*', '1', ''])
    .default('#')
    .meta({
      label: 'End key',
      group: formTabs.listening,
      choices: { '#': '#', '*': '*', '1': '1', '': 'None' },
    }),
  beep: z.boolean().default(true).meta({ label: 'Beep before it', group: formTabs.listening }),
  attempts: z.int().min(1).max(5).default(2).meta({ label: 'How often it is asked', unit: 'times', group: formTabs.fails }),
  noInputPrompts: listeningFields.noInputPrompts,
  review: z
    .boolean()
    .default(true)
    .meta({ label: 'Listen again', group: formTabs.listening, help: 'The caller may send, hear or repeat his message.' }),
  reviewPrompt: promptSchema.optional().meta({
    label: 'Question after it',
    group: formTabs.listening,
    help: 'Key 1 sends, 2 plays, 3 records again. Without words the usual ones are said in Russian, Romanian and English.',
  }),
  transcribe: z
    .boolean()
    .default(false)
    .meta({ label: 'Write it down', group: formTabs.more, help: 'The carrier puts English into text; it costs extra.' }),
  notify: z
    .strictObject({
      sms: z
        .array(z.union([slugSchema, phoneNumberSchema]))
        .min(1)
        .max(20)
        .meta({ label: 'Phones', control: 'phone-name', item: 'Phone', add: 'Add a phone' }),
      text: z.string().min(1).max(1000).meta({ label: 'Text', control: 'template', outward: 'content' }),
    })
    .optional()
    .meta({ label: 'Tell by SMS', group: formTabs.more }),
  ...privateValuesField,
});
type Config = z.output<typeof configSchema>;

export const recordMessage = defineNode({
  type: 'record-message',
  title: 'Record message',
  icon: 'record-mail',
  description: 'Lets callers leave a message in a mailbox',
  keywords: ['voicemail', 'answering machine', 'recording'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: () => ({ prompt: {}, mailbox: 'messages' }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: () => [
    { exit: 'recorded', label: 'Recorded', stage: 'left-message' },
    { exit: 'empty', label: 'Nothing said', quiet: true },
  ],
  compile: (config, context) => ({
    initial: 'record-1',
    states: {
      ...Object.fromEntries(Array.from({ length: config.attempts }, (_, index) => recordState(config, context, index + 1))),
      ...(config.review && {
        review: reviewState(config, context),
        play: { entry: [context.emit.playRecording()], always: [{ target: 'review' }] },
      }),
    },
  }),
  lint: ({ review, reviewPrompt: words }, { languages }) => (review && words === undefined ? missingWords(languages) : []),
});

function recordState(config: Config, context: CompileContext, attempt: number): [string, StateJson] {
  const { emit, leave } = context;
  const { prompt, noInputPrompts, attempts, maxSeconds, silenceSeconds, endKey, beep, transcribe } = config;
  const words = attempt === 1 ? prompt : (noInputPrompts[attempt - 2] ?? noInputPrompts.at(-1) ?? prompt);
  const kept = [keepRecording({}), keep(config, context)];
  return [
    `record-${attempt}`,
    {
      entry: [emit.speak(words, { skippable: false }), emit.record({ maxSeconds, silenceSeconds, finishOnKey: endKey, beep, transcribe })],
      on: {
        'call.recorded': [
          leave('recorded', { guard: hungUp({}), actions: kept }),
          config.review ? { target: 'review', actions: [keepRecording({})] } : leave('recorded', { actions: kept }),
        ],
        'call.no-input': [attempt < attempts ? { target: `record-${attempt + 1}` } : leave('empty')],
      },
    },
  ];
}

/** "To send, press 1..." Whatever else the caller does, he has said what he wanted to say, so it is kept. */
function reviewState(config: Config, context: CompileContext): StateJson {
  const { leave, within } = context;
  const send = [keep(config, context)];
  const question = context.ask({
    prompt: config.reviewPrompt ?? reviewPrompt(context.languages),
    attempts: 2,
    noInputPrompts: [],
    noMatchPrompts: [],
    repeatQuestion: true,
    listenFor: { input: 'dtmf', numDigits: 1, finishOnKey: '', timeoutSeconds: 5 },
    onDigits: () => [
      leave('recorded', { guard: keysAre({ keys: REVIEW_KEYS.send }), actions: send }),
      { guard: keysAre({ keys: REVIEW_KEYS.listen }), target: within('play') },
      { guard: keysAre({ keys: REVIEW_KEYS.again }), target: within('record-1') },
    ],
    onSpeech: () => [],
    noInput: leave('recorded', { actions: send }),
    noMatch: leave('recorded', { actions: send }),
    onReserved: send,
  });
  return { ...question, on: { 'call.ended': [leave('recorded', { actions: send })] } };
}

function keep({ mailbox, notify }: Config, { emit, node }: CompileContext): NamedJson {
  return emit.order('mailbox.keep', {
    mailbox,
    node,
    recordingSid: filledText('{{ call.recording.sid }}'),
    url: filledText('{{ call.recording.url }}'),
    seconds: filledJson('{{ call.recording.seconds }}'),
    language: filledText('{{ call.language }}'),
    ...(notify !== undefined && { notify: { sms: notify.sms, text: filledText(notify.text) } }),
  });
}

function missingWords(languages: readonly string[]): ConfigProblem[] {
  const known = reviewPrompt(languages);
  const missing = languages.filter((language) => !Object.hasOwn(known, language));
  if (missing.length === 0) return [];
  return [
    {
      code: 'review-words-missing',
      path: ['reviewPrompt'],
      message: `There are no usual words in ${missing.join(', ')}. Write the question, or leave the review out.`,
    },
  ];
}
