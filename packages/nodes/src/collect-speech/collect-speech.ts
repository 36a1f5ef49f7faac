import {
  type Attempt,
  asksOnce,
  type CompileContext,
  type Confirmation,
  confirmAnswer,
  confirmPrompt,
  confirmState,
  defineChange,
  defineGuard,
  defineNode,
  dropAnswer,
  forgetHeard,
  isKnown,
  isUnderstood,
  judgeAnswer,
  keepUnderstood,
  type ListenFor,
  needsConfirming,
  rememberMeaning,
  type StateJson,
  type SureEnough,
  yesNoWords,
} from '@callwright/flow-compiler';
import { findProblems } from './find-problems.ts';
import { readAnswer, type Wanted } from './read-answer.ts';
import { type Config, configSchema } from './speech-config.ts';

/** More than any confidence: all is confirmed. */
const ALWAYS = 2;

const isAnswer = defineGuard('collect-speech/is-answer', (moment, wanted: Wanted) => readAnswer(moment, wanted) !== null);

const understand = defineChange(
  'collect-speech/understand',
  (moment, { wanted, sureEnough }: { wanted: Wanted; sureEnough: SureEnough }) => {
    const reading = readAnswer(moment, wanted);
    if (reading === null) return rememberMeaning(moment, null);
    const judged = judgeAnswer(reading, sureEnough, moment.context.language);
    const { value, words, confidence } = reading;
    return rememberMeaning(moment, judged === 'ask-again' ? null : { value, words, confidence, sure: judged === 'accept' });
  },
);

export const collectSpeech = defineNode({
  type: 'collect-speech',
  title: 'Collect speech',
  icon: 'microphone',
  description: 'Asks a question that is answered in words',
  keywords: ['ask', 'question', 'voice', 'yes or no', 'name', 'recognition'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: ({ kind }) => ({ prompt: {}, ...(asksOnce(kind) && { askAgain: false }) }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: () => [
    { exit: 'collected', label: 'Collected', stage: 'chose' },
    { exit: 'no-input', label: 'No input', quiet: true },
    { exit: 'unclear', label: 'Not understood', quiet: true },
  ],
  compile: (config, context) => {
    const wanted = wantedOf(config);
    const confirm = confirmation(config, context);
    const confirmBelow = config.confirm === 'always' ? ALWAYS : config.confirmBelow;
    const sureEnough = { understandAbove: config.understandAbove, confirmBelow, confirmIn: Object.keys(confirm?.prompt ?? {}) };
    const actions = [understand({ wanted, sureEnough })];
    const hear = (number: number) => ({ target: `understand-${number}`, actions });
    return context.ask({
      ...config,
      listenFor: listenFor(config, context),
      onDigits: ({ number }) => (config.input === 'both' ? [{ ...hear(number), guard: isAnswer(byKeys(wanted)) }] : []),
      onSpeech: ({ number }) => [hear(number)],
      extraStates: (attempt) => understoodState(config, context, attempt, confirm !== null),
      ...(confirm !== null && { confirmation: confirm }),
      noInput: context.leave('no-input', { actions: [forgetHeard({})] }),
      noMatch: context.leave('unclear', { actions: [forgetHeard({})] }),
      onReserved: [forgetHeard({})],
      ...(!config.askAgain && { known: [context.leave('collected', { guard: isKnown({ variable: config.saveAs }) })] }),
    });
  },
  guards: [isAnswer],
  changes: [understand],
  lint: findProblems,
});

function wantedOf({ kind, choices, min, max }: Config): Wanted {
  const options = choices.map(({ value, label, phrases, key }) => ({
    option: value,
    phrases,
    ...(label !== undefined && { label }),
    ...(key !== undefined && { key }),
  }));
  return { kind, choices: options, min: min ?? null, max: max ?? null };
}

/** Keys are matched without the phrases. */
function byKeys(wanted: Wanted): Wanted {
  return { ...wanted, choices: wanted.choices.map(({ option, key }) => ({ option, phrases: {}, ...(key !== undefined && { key }) })) };
}

function listenFor(config: Config, { languages }: CompileContext): ListenFor {
  const { input, kind, firstInputSeconds } = config;
  const isKeyedIn = input === 'both' && kind === 'number';
  const numDigits = isKeyedIn ? longestNumber(config) : Math.max(1, ...config.choices.map(({ key }) => key?.length ?? 0));
  return {
    input,
    ...(numDigits !== null && { numDigits }),
    finishOnKey: isKeyedIn ? '#' : '',
    timeoutSeconds: firstInputSeconds,
    hints: hints(config, languages),
  };
}

/** The last key that can belong to the number ends the input. */
function longestNumber({ max }: Config): number | null {
  return max === undefined || max < 0 ? null : String(Math.floor(max)).length;
}

function hints({ kind, hints: expected, choices }: Config, languages: readonly string[]): Record<string, string[]> {
  const yesNo = kind === 'yes-no' ? yesNoWords(languages) : {};
  const all = languages.map((language): [string, string[]] => {
    const { yes = [], no = [] } = yesNo[language] ?? {};
    return [language, [...yes, ...no, ...choices.flatMap(({ phrases }) => phrases[language] ?? []), ...(expected[language] ?? [])]];
  });
  return Object.fromEntries(all.filter(([, words]) => words.length > 0));
}

/** What follows what was understood: a question whether it is right, or the way on. */
function understoodState(
  { saveAs: variable }: Config,
  { node, leave }: CompileContext,
  { number, noMatch }: Attempt,
  confirms: boolean,
): Record<string, StateJson> {
  const keep = (complete: boolean) => keepUnderstood({ variable, node, complete });
  const unsure = { guard: needsConfirming({}), target: confirmState(number), actions: [keep(false)] };
  const collected = leave('collected', { guard: isUnderstood({}), actions: [keep(true), forgetHeard({})] });
  return { [`understand-${number}`]: { always: [...(confirms ? [unsure] : []), collected, noMatch] } };
}

/** "You said: Anna. If that is right, say yes or press 1." Null where it is never asked, or no language of the flow has words for it. */
function confirmation(
  { kind, confirm, confirmPrompt: written, saveAs: variable, firstInputSeconds }: Config,
  { languages, leave }: CompileContext,
): Confirmation | null {
  const prompt = written ?? confirmPrompt(kind === 'choice' ? 'meant' : 'said', languages);
  if (confirm === 'never' || Object.keys(prompt).length === 0) return null;
  return {
    prompt,
    input: 'both',
    timeoutSeconds: firstInputSeconds,
    confirmKey: '1',
    correctKey: '2',
    confirmed: leave('collected', { actions: [confirmAnswer({ variable }), forgetHeard({})] }),
    takeBack: [dropAnswer({ variable })],
  };
}
