import {
  type CompileContext,
  type ConfigProblem,
  defineNode,
  keysAre,
  listeningFields,
  type SpokenOption,
  saveChoice,
  setLanguage,
  type TransitionJson,
  understandOption,
  understoodAs,
} from '@callwright/flow-compiler';
import { keysSchema, languageSchema, slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const optionSchema = z.strictObject({
  exit: slugSchema.meta({ label: 'Exit' }),
  key: keysSchema.optional().meta({ label: 'Key', control: 'keys' }),
  label: z.string().min(1).max(200).optional().meta({ label: 'Option' }),
  phrases: z
    .record(languageSchema, z.array(z.string().min(1).max(100)).max(50))
    .default({})
    .meta({ label: 'What callers say' }),
  language: languageSchema.optional().meta({ label: 'Goes on in', help: 'The call changes to this language.' }),
});
type Option = z.output<typeof optionSchema>;

const configSchema = z.strictObject({
  ...listeningFields,
  input: z.enum(['dtmf', 'speech', 'both']).default('dtmf').meta({ label: 'Callers answer by' }),
  options: z.array(optionSchema).min(1).max(50).meta({ label: 'Options', control: 'options' }),
  saveAs: variableNameSchema.optional().meta({ label: 'Keep the choice in', control: 'set-variable' }),
});
type Config = z.output<typeof configSchema>;

export const menu = defineNode({
  type: 'menu',
  title: 'Menu',
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  exits: ({ options }) => [
    ...options.map(({ exit, label }) => ({ exit, label: label ?? exit })),
    { exit: 'no-input', label: 'No input' },
    { exit: 'no-match', label: 'Not understood' },
  ],
  compile: (config, context) =>
    context.ask({
      ...config,
      listenFor: {
        input: config.input,
        numDigits: Math.max(1, ...config.options.map(({ key }) => key?.length ?? 0)),
        // any key may be an option, so none may end the input
        finishOnKey: '',
        timeoutSeconds: config.firstInputSeconds,
        hints: hints(config.options),
      },
      onDigits: () =>
        config.options.flatMap((option) =>
          option.key === undefined ? [] : [choose(option, keysAre({ keys: option.key }), config, context)],
        ),
      onSpeech: ({ number }) => [{ target: `understand-${number}`, actions: [understandOption({ options: config.options.map(spoken) })] }],
      extraStates: ({ number, noMatch }) => ({
        [`understand-${number}`]: {
          always: [...config.options.map((option) => choose(option, understoodAs({ option: option.exit }), config, context)), noMatch],
        },
      }),
      noInput: context.leave('no-input'),
      noMatch: context.leave('no-match'),
    }),
  lint: (config, { languages }) => [
    ...unreachableOptions(config),
    ...sameKeys(config),
    ...foreignLanguages(config, languages),
    ...unheardPhrases(config, languages),
  ],
});

function spoken({ exit, label, key, phrases }: Option): SpokenOption {
  return { option: exit, phrases, ...(label !== undefined && { label }), ...(key !== undefined && { key }) };
}

function choose(
  { exit, language }: Option,
  guard: TransitionJson['guard'],
  { saveAs }: Config,
  { node, leave }: CompileContext,
): TransitionJson {
  const actions = [
    ...(saveAs === undefined ? [] : [saveChoice({ variable: saveAs, value: exit, node })]),
    ...(language === undefined ? [] : [setLanguage({ language })]),
  ];
  return leave(exit, { actions, ...(guard && { guard }) });
}

function hints(options: readonly Option[]): Record<string, string[]> {
  const languages = [...new Set(options.flatMap(({ phrases }) => Object.keys(phrases)))];
  return Object.fromEntries(languages.map((language) => [language, options.flatMap(({ phrases }) => phrases[language] ?? [])]));
}

function unreachableOptions({ options, input }: Config) {
  return options.flatMap(({ exit, key, phrases }, index) => {
    const byKey = input !== 'speech' && key !== undefined;
    const bySpeech = input !== 'dtmf' && Object.keys(phrases).length > 0;
    return byKey || bySpeech
      ? []
      : [
          {
            code: 'option-not-choosable',
            path: ['options', index],
            message: `Nobody can choose "${exit}": give it ${input === 'speech' ? 'phrases' : 'a key'}.`,
          },
        ];
  });
}

function sameKeys({ options }: Config) {
  const keys = options.map(({ key }) => key);
  return keys.flatMap((key, index) =>
    key === undefined || keys.indexOf(key) === index
      ? []
      : [
          {
            code: 'key-used-twice',
            path: ['options', index, 'key'],
            message: `Key ${key} already chooses "${options[keys.indexOf(key)]?.exit}".`,
          },
        ],
  );
}

function foreignLanguages({ options }: Config, languages: readonly string[]) {
  return options.flatMap(({ language }, index) =>
    language === undefined || languages.includes(language)
      ? []
      : [{ code: 'unknown-language', path: ['options', index, 'language'], message: `The flow does not speak ${language}.` }],
  );
}

function unheardPhrases({ options }: Config, languages: readonly string[]): ConfigProblem[] {
  return options.flatMap(({ phrases }, index) =>
    Object.keys(phrases)
      .filter((language) => !languages.includes(language))
      .map((language) => ({
        code: 'unused-phrases',
        path: ['options', index, 'phrases', language],
        message: `The flow does not speak ${language}; these phrases are never heard.`,
        severity: 'warning',
      })),
  );
}
