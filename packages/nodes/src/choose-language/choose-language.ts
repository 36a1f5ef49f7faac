import {
  answerChoices,
  type CompileContext,
  type ConfigProblem,
  defineNode,
  formTabs,
  keysAre,
  listeningFields,
  saidOneOf,
  setLanguage,
  type TransitionJson,
} from '@callwright/flow-compiler';
import { keysSchema, languageSchema, wordingSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { newOptions } from './new-options.ts';
import {
  isRemembered,
  learn,
  meet,
  rememberChoice,
  showsNoNumber,
  unlessRemembered,
  useRemembered,
  wasHere,
} from './remembered-language.ts';

const optionSchema = z.strictObject({
  language: languageSchema.meta({ label: 'Language', control: 'language' }),
  key: keysSchema.length(1).meta({ label: 'Key', control: 'keys' }),
  words: wordingSchema.meta({ label: 'Words', help: 'In this language, spoken by its voice: "For English, press 3."' }),
  phrases: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .meta({ label: 'What callers say', control: 'phrases', help: 'As callers of every language say it: "română", "romanian".' }),
});
type Option = z.output<typeof optionSchema>;

// the question is made of the options' own words
const { prompt: _, ...askingFields } = listeningFields;

const configSchema = z.strictObject({
  ...askingFields,
  options: z.array(optionSchema).min(2).max(12).meta({
    label: 'Languages, in the order in which they are offered',
    control: 'options',
    group: formTabs.say,
    item: 'Language',
    add: 'Add a language',
  }),
  input: z.enum(['dtmf', 'speech', 'both']).default('dtmf').meta({
    label: 'Callers answer by',
    group: formTabs.listening,
    choices: answerChoices,
    help: 'Speech is listened to in the language that the call has so far, so names of other languages are often misheard.',
  }),
  default: languageSchema.optional().meta({
    label: 'When nothing is chosen',
    control: 'language',
    group: formTabs.fails,
    help: 'The call goes on in this language; without one it keeps the language that it has.',
  }),
  remember: z.boolean().default(false).meta({
    label: 'Remember the choice',
    group: formTabs.more,
    help: 'Who is known by his number is not asked again: the call goes on in the language of his contact.',
  }),
});
type Config = z.output<typeof configSchema>;

export const chooseLanguage = defineNode({
  type: 'choose-language',
  title: 'Choose language',
  icon: 'language',
  description: 'Lets callers choose the language of the call',
  keywords: ['multilingual', 'translation', 'voice'],
  group: 'speak-and-listen',
  kinds: ['call', 'module'],
  config: configSchema,
  initial: newOptions,
  summary: ({ options }, { spoken }) => options.map(({ language, words }) => spoken(words && { [language]: words })).join(' '),
  exits: () => [
    { exit: 'next', label: 'Chosen' },
    { exit: 'no-input', label: 'Nothing chosen', quiet: true },
  ],
  compile(config, context) {
    const nothing = context.leave('no-input', { actions: config.default === undefined ? [] : [setLanguage({ language: config.default })] });
    const question = context.ask({
      ...config,
      prompt: config.options.map(({ language, words }) => ({ language, prompt: { [language]: words } })),
      listenFor: {
        input: config.input,
        numDigits: 1,
        // any key may be an option, so none may end the input
        finishOnKey: '',
        timeoutSeconds: config.firstInputSeconds,
        hints: inAny(
          context,
          config.options.flatMap(({ phrases }) => phrases),
        ),
      },
      onDigits: () => config.options.map((option) => choose(option, keysAre({ keys: option.key }), config, context)),
      onSpeech: () =>
        config.options.map((option) => choose(option, saidOneOf({ phrases: inAny(context, option.phrases) }), config, context)),
      noInput: nothing,
      noMatch: nothing,
    });
    return config.remember ? unlessRemembered(question, context) : question;
  },
  guards: [wasHere, showsNoNumber, isRemembered],
  changes: [useRemembered, meet, learn],
  lint: (config, { languages }) => [...notChoosable(config), ...sameKeys(config), ...foreignLanguages(config, languages)],
});

function choose(
  { language }: Option,
  guard: NonNullable<TransitionJson['guard']>,
  { remember }: Config,
  context: CompileContext,
): TransitionJson {
  return context.leave('next', { guard, actions: [setLanguage({ language }), ...(remember ? rememberChoice(language, context) : [])] });
}

/** A language may be named whatever the call's language is. */
function inAny({ languages }: CompileContext, phrases: string[]): Record<string, string[]> {
  return Object.fromEntries(languages.map((language) => [language, phrases]));
}

function notChoosable({ options, input }: Config): ConfigProblem[] {
  return options.flatMap(({ language, phrases }, index) => {
    if (input !== 'speech' || phrases.length > 0) return [];
    return [{ code: 'option-not-choosable', path: ['options', index], message: `Nobody can choose ${language}: give it phrases.` }];
  });
}

function sameKeys({ options }: Config): ConfigProblem[] {
  const keys = options.map(({ key }) => key);
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    const message = `Key ${key} already chooses ${options[first]?.language}.`;
    return [{ code: 'key-used-twice', path: ['options', index, 'key'], message }];
  });
}

function foreignLanguages({ options, default: fallback }: Config, languages: readonly string[]): ConfigProblem[] {
  const named: [ConfigProblem['path'], string | undefined][] = [
    ...options.map(({ language }, index): [ConfigProblem['path'], string] => [['options', index, 'language'], language]),
    [['default'], fallback],
  ];
  return named.flatMap(([path, language]) =>
    language === undefined || languages.includes(language)
      ? []
      : [{ code: 'unknown-language', path, message: `The flow does not speak ${language}.` }],
  );
}
