import {
  type Attempt,
  answerChoices,
  asksOnce,
  type CompileContext,
  type Confirmation,
  confirmAnswer,
  confirmingFields,
  confirmPrompt,
  confirmState,
  defineNode,
  dropAnswer,
  forgetHeard,
  formTabs,
  isAnsweredBy,
  isUnderstood,
  keepUnderstood,
  keysAre,
  listeningFields,
  needsConfirming,
  optionProblems,
  type SpokenOption,
  type StateJson,
  saveChoice,
  setLanguage,
  type TransitionJson,
  understandOption,
  understoodAs,
} from '@callwright/flow-compiler';
import { keysSchema, languageSchema, slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** The state in which an option was understood for sure. */
const CHOSEN = 'chosen';

const optionSchema = z.strictObject({
  exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
  key: keysSchema.optional().meta({ label: 'Key', control: 'keys' }),
  label: z.string().min(1).max(200).optional().meta({ label: 'Option' }),
  phrases: z
    .record(languageSchema, z.array(z.string().min(1).max(100)).max(50))
    .default({})
    .meta({
      label: 'What callers say',
      control: 'phrases',
      help: 'Words and short phrases; other forms of the same words are understood too.',
    }),
  language: languageSchema
    .optional()
    .meta({ label: 'Goes on in', control: 'language', advanced: true, help: 'The call changes to this language.' }),
});
type Option = z.output<typeof optionSchema>;

const configSchema = z.strictObject({
  ...listeningFields,
  input: z.enum(['dtmf', 'speech', 'both']).default('dtmf').meta({
    label: 'Callers answer by',
    group: formTabs.listening,
    choices: answerChoices,
  }),
  options: z
    .array(optionSchema)
    .min(1)
    .max(50)
    .meta({ label: 'Options', control: 'options', group: formTabs.say, item: 'Option', add: 'Add an option' }),
  ...confirmingFields,
  saveAs: variableNameSchema.optional().meta({
    label: 'Keep the choice in',
    control: 'set-variable',
    group: formTabs.more,
    help: 'A variable of the flow; conditions and reports can read it.',
  }),
});
type Config = z.output<typeof configSchema>;

export const menu = defineNode({
  type: 'menu',
  title: 'Menu',
  icon: 'dialpad',
  description: 'Offers options by key or by voice',
  keywords: ['ivr', 'dtmf', 'choice', 'press', 'gather', 'options'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: ({ words, kind }) => ({
    prompt: {},
    ...(asksOnce(kind) && { askAgain: false }),
    options: [1, 2].map((number) => ({ exit: `option-${number}`, key: String(number), label: words('Option {number}', { number }) })),
  }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: ({ options }) => [
    ...options.map(({ exit, label, key }) => ({
      exit,
      label: label ?? exit,
      named: true,
      stage: 'chose' as const,
      ...(key !== undefined && { key }),
    })),
    { exit: 'no-input', label: 'No input', quiet: true },
    { exit: 'no-match', label: 'Not understood', quiet: true },
  ],
  compile: (config, context) => {
    const { input, options } = config;
    const confirm = confirmation(config, context);
    const understand = understanding(config, confirm);
    const byKey = options.flatMap((option) => (option.key === undefined ? [] : [chooseByKey(option, option.key, config, context)]));
    const forget = input === 'dtmf' ? [] : [forgetHeard({})];
    return context.ask({
      ...config,
      listenFor: {
        input,
        numDigits: Math.max(1, ...options.map(({ key }) => key?.length ?? 0)),
        // any key may be an option, so none may end the input
        finishOnKey: '',
        timeoutSeconds: config.firstInputSeconds,
        hints: hints(options),
      },
      onDigits: () => byKey,
      onSpeech: ({ number }) => (input === 'dtmf' ? [] : [{ target: `understand-${number}`, actions: [understand] }]),
      noInput: context.leave('no-input', { actions: forget }),
      noMatch: context.leave('no-match', { actions: forget }),
      onReserved: forget,
      ...known(config, context),
      ...(confirm !== null && { confirmation: confirm }),
      ...(input !== 'dtmf' && { extraStates: (attempt: Attempt) => understoodStates(config, context, attempt, confirm !== null) }),
    });
  },
  lint: (config, { languages }) => [
    ...unreachableOptions(config),
    ...optionProblems(
      'options',
      config.options.map((option) => ({ ...option, name: option.exit })),
      languages,
    ),
    ...foreignLanguages(config, languages),
  ],
});

/** What is known is not asked again: the caller goes on by the option that he chose before. */
function known({ askAgain, saveAs: variable, options }: Config, { leave }: CompileContext) {
  if (askAgain || variable === undefined) return {};
  return { known: options.map(({ exit }) => leave(exit, { guard: isAnsweredBy({ variable, value: exit }) })) };
}

function understanding({ options, understandAbove, confirmBelow }: Config, confirm: Confirmation | null) {
  const confirmIn = Object.keys(confirm?.prompt ?? {});
  return understandOption({ options: options.map(spoken), understandAbove, confirmBelow, confirmIn });
}

function spoken({ exit, label, key, phrases }: Option): SpokenOption {
  return { option: exit, phrases, ...(label !== undefined && { label }), ...(key !== undefined && { key }) };
}

/** What follows what was understood: a question whether it is right, or the option's own way, which is the same after each try. */
function understoodStates(
  { options, saveAs: variable }: Config,
  context: CompileContext,
  { number, noMatch }: Attempt,
  confirms: boolean,
): Record<string, StateJson> {
  const { node, leave } = context;
  const keep = (complete: boolean) => (variable === undefined ? [] : [keepUnderstood({ variable, node, complete })]);
  const unsure = { guard: needsConfirming({}), target: confirmState(number), actions: keep(false) };
  const sure = { guard: isUnderstood({}), target: CHOSEN, actions: keep(true) };
  const understood = { [`understand-${number}`]: { always: [...(confirms ? [unsure] : []), sure, noMatch] } };
  if (number > 1) return understood;
  const ways = options.map((option) => choose(option, understoodAs({ option: option.exit }), [forgetHeard({})], context));
  return { ...understood, [CHOSEN]: { always: [...ways, leave('no-match')] } };
}

/** "Did you mean: bill?" Null where no language of the flow has words for it. */
function confirmation(
  { input, saveAs, firstInputSeconds, confirmPrompt: written }: Config,
  { languages }: CompileContext,
): Confirmation | null {
  const prompt = written ?? confirmPrompt('meant', languages);
  if (input === 'dtmf' || Object.keys(prompt).length === 0) return null;
  return {
    prompt,
    input: 'both',
    timeoutSeconds: firstInputSeconds,
    confirmKey: '1',
    correctKey: '2',
    confirmed: { target: CHOSEN, actions: saveAs === undefined ? [] : [confirmAnswer({ variable: saveAs })] },
    takeBack: saveAs === undefined ? [] : [dropAnswer({ variable: saveAs })],
  };
}

function chooseByKey(option: Option, key: string, { saveAs }: Config, context: CompileContext): TransitionJson {
  const kept = saveAs === undefined ? [] : [saveChoice({ variable: saveAs, value: option.exit, node: context.node })];
  return choose(option, keysAre({ keys: key }), kept, context);
}

function choose(
  { exit, language }: Option,
  guard: NonNullable<TransitionJson['guard']>,
  kept: NonNullable<TransitionJson['actions']>,
  { leave }: Pick<CompileContext, 'leave'>,
): TransitionJson {
  return leave(exit, { guard, actions: [...kept, ...(language === undefined ? [] : [setLanguage({ language })])] });
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

function foreignLanguages({ options }: Config, languages: readonly string[]) {
  return options.flatMap(({ language }, index) =>
    language === undefined || languages.includes(language)
      ? []
      : [{ code: 'unknown-language', path: ['options', index, 'language'], message: `The flow does not speak ${language}.` }],
  );
}
