import {
  type CompileContext,
  type ConfigProblem,
  defineNode,
  keysAre,
  listeningFields,
  saidOneOf,
  setLanguage,
  type TransitionJson,
} from '@callwright/flow-compiler';
import { keysSchema, languageSchema, wordingSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const optionSchema = z.strictObject({
  language: languageSchema.meta({ label: 'Language' }),
  key: keysSchema.length(1).meta({ label: 'Key', control: 'keys' }),
  words: wordingSchema.meta({ label: 'Words', help: 'In this language, spoken by its voice: "For English, press 3."' }),
  phrases: z.array(z.string().min(1).max(100)).max(50).default([]).meta({ label: 'What callers say' }),
});
type Option = z.output<typeof optionSchema>;

// the question is made of the options' own words
const { prompt: _, ...askingFields } = listeningFields;

const configSchema = z.strictObject({
  ...askingFields,
  options: z.array(optionSchema).min(2).max(12).meta({ label: 'Languages, in the order in which they are offered', control: 'options' }),
  input: z.enum(['dtmf', 'speech', 'both']).default('dtmf').meta({
    label: 'Callers answer by',
    help: 'Speech is listened to in the language that the call has so far, so names of other languages are often misheard.',
  }),
  default: languageSchema
    .optional()
    .meta({ label: 'When nothing is chosen', help: 'The call goes on in this language; without one it keeps the language that it has.' }),
});
type Config = z.output<typeof configSchema>;

export const chooseLanguage = defineNode({
  type: 'choose-language',
  title: 'Choose language',
  group: 'speak-and-listen',
  kinds: ['call', 'module'],
  config: configSchema,
  exits: () => [
    { exit: 'next', label: 'Chosen' },
    { exit: 'no-input', label: 'Nothing chosen' },
  ],
  compile(config, context) {
    const nothing = context.leave('no-input', { actions: config.default === undefined ? [] : [setLanguage({ language: config.default })] });
    return context.ask({
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
      onDigits: () => config.options.map((option) => choose(option, keysAre({ keys: option.key }), context)),
      onSpeech: () => config.options.map((option) => choose(option, saidOneOf({ phrases: inAny(context, option.phrases) }), context)),
      noInput: nothing,
      noMatch: nothing,
    });
  },
  lint: (config, { languages }) => [...notChoosable(config), ...sameKeys(config), ...foreignLanguages(config, languages)],
});

function choose({ language }: Option, guard: NonNullable<TransitionJson['guard']>, { leave }: CompileContext): TransitionJson {
  return leave('next', { guard, actions: [setLanguage({ language })] });
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
