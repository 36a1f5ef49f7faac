import {
  type Answer,
  answerChoices,
  asksOnce,
  type CompileContext,
  type ConfigProblem,
  type Confirmation,
  confirmAnswer,
  confirmState,
  defineChange,
  defineGuard,
  defineNode,
  dropAnswer,
  formTabs,
  isKnown,
  listeningFields,
  type Moment,
  type TransitionJson,
} from '@callwright/flow-compiler';
import { keysSchema, promptSchema, type Variable, variableNameSchema } from '@callwright/flow-schema';
import { confidenceOf, readNumber, weigh } from '@callwright/speech';
import { z } from 'zod';
import { digitFormats, readDigits } from './digit-format.ts';

const LONGEST = 40;

const configSchema = z.strictObject({
  ...listeningFields,
  input: z.enum(['dtmf', 'speech', 'both']).default('dtmf').meta({
    label: 'Callers answer by',
    group: formTabs.listening,
    choices: answerChoices,
    help: 'Spoken digits are best read back: "twenty three" and "twenty, three" sound alike.',
  }),
  saveAs: variableNameSchema.meta({ label: 'Keep the digits in', control: 'set-variable', group: formTabs.say }),
  minDigits: z.int().min(1).max(LONGEST).default(1).meta({ label: 'At least', unit: 'digits', group: formTabs.say }),
  maxDigits: z
    .int()
    .min(1)
    .max(LONGEST)
    .default(LONGEST)
    .meta({ label: 'At most', unit: 'digits', group: formTabs.say, help: 'When both are equal, the last key ends the input.' }),
  endKey: z
    .enum(['#', '*', ''])
    .default('#')
    .meta({
      label: 'End key',
      group: formTabs.listening,
      choices: { '#': '#', '*': '*', '': 'None' },
      help: 'Ends the input before all digits are there.',
    }),
  format: z
    .enum(digitFormats)
    .default('plain')
    .meta({
      label: 'Format',
      group: formTabs.say,
      choices: {
        plain: 'Any digits',
        phone: 'Telephone number',
        date: 'Date (day, month, year)',
        time: 'Time of day',
        amount: 'Amount',
        card: 'Payment card',
        pattern: 'By a pattern',
      },
      help: 'Entries that do not fit are asked for again.',
    }),
  pattern: z
    .string()
    .regex(/^[\d?]{1,40}$/, 'use digits, and ? for any digit')
    .optional()
    .meta({ label: 'Pattern', group: formTabs.say, help: '? is any digit: 07????????' }),
  confirmKey: keysSchema
    .length(1)
    .default('1')
    .meta({ label: 'Key that confirms', control: 'keys', group: formTabs.listening, advanced: true }),
  correctKey: keysSchema
    .length(1)
    .default('2')
    .meta({ label: 'Key that corrects', control: 'keys', group: formTabs.listening, advanced: true }),
  confirmPrompt: promptSchema.optional().meta({
    label: 'Read back',
    group: formTabs.listening,
    help: 'Tells which key confirms and which corrects. {{ variable | spell }} reads digit by digit.',
  }),
});
type Config = z.output<typeof configSchema>;

interface Wanted {
  format: Config['format'];
  min: number;
  max: number;
  pattern: string | null;
}

const isWanted = defineGuard(
  'collect-digits/is-wanted',
  (moment, wanted: Wanted) => isHeard(moment) && digitsValue(digitsGiven(moment), wanted) !== null,
);

/** What a recogniser doubts in every second word is asked again, as elsewhere. */
function isHeard({ event }: Moment): boolean {
  return event.type !== 'call.speech' || weigh(confidenceOf(event.confidence, 1)) !== 'ask-again';
}

const keepDigits = defineChange(
  'collect-digits/keep',
  ({ context, event }, { variable, node, complete, ...wanted }: Wanted & { variable: string; node: string; complete: boolean }) => {
    if (event.type !== 'call.digits' && event.type !== 'call.speech') return {};
    const given = { value: digitsValue(digitsGiven({ context, event }), wanted), at: event.at, node, complete };
    const answer: Answer =
      event.type === 'call.digits'
        ? { ...given, how: 'dtmf', confidence: 1, raw: event.digits }
        : { ...given, how: 'speech', confidence: event.confidence ?? null, raw: event.text };
    return { answers: { ...context.answers, [variable]: answer } };
  },
);

export const collectDigits = defineNode({
  type: 'collect-digits',
  title: 'Collect digits',
  icon: 'number-123',
  description: 'Asks for a number that is keyed in, and checks it',
  keywords: ['gather', 'dtmf', 'account', 'pin', 'date', 'amount', 'card', 'input'],
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: ({ kind }) => ({ prompt: {}, ...(asksOnce(kind) && { askAgain: false }) }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: () => [
    { exit: 'collected', label: 'Collected', stage: 'chose' },
    { exit: 'no-input', label: 'No input', quiet: true },
    { exit: 'invalid', label: 'Not valid', quiet: true },
  ],
  compile: (config, context) =>
    context.ask({
      ...config,
      listenFor: { input: config.input, numDigits: config.maxDigits, finishOnKey: config.endKey, timeoutSeconds: config.firstInputSeconds },
      onDigits: ({ number }) => [accept(config, context, number)],
      onSpeech: ({ number }) => [accept(config, context, number)],
      noInput: context.leave('no-input'),
      noMatch: context.leave('invalid'),
      ...(!config.askAgain && { known: [context.leave('collected', { guard: isKnown({ variable: config.saveAs }) })] }),
      ...(config.confirmPrompt !== undefined && { confirmation: confirmation(config, config.confirmPrompt, context) }),
    }),
  guards: [isWanted],
  changes: [keepDigits],
  lint: (config, { reservedKeys, variables }) => [
    ...openCard(config, variables[config.saveAs]),
    ...checks.flatMap(({ fails, ...problem }) => (fails(config) ? [problem] : [])),
    ...hiddenKeys(config, reservedKeys),
  ],
});

const checks: readonly (ConfigProblem & { fails(config: Config): boolean })[] = [
  {
    code: 'length-impossible',
    path: ['maxDigits'],
    message: '"At most" is less than "at least", so no entry fits.',
    fails: ({ minDigits, maxDigits }) => minDigits > maxDigits,
  },
  {
    code: 'pattern-missing',
    path: ['pattern'],
    message: 'The format "pattern" needs a pattern, and only that format has one.',
    fails: ({ format, pattern }) => (format === 'pattern') !== (pattern !== undefined),
  },
  {
    code: 'end-key-in-entry',
    path: ['endKey'],
    message: 'In an amount * is the decimal point, so it cannot end the input. Use # as the end key.',
    fails: ({ format, endKey }) => format === 'amount' && endKey === '*',
  },
];

/** Card digits are kept as what they are, whatever the manager thought of. */
function openCard({ format, saveAs }: Config, variable: Variable | undefined): ConfigProblem[] {
  if (format !== 'card' || variable === undefined || variable.privacy === 'card') return [];
  const message = `"${saveAs}" gets a card number, but its privacy is "${variable.privacy}". Declare it as "card".`;
  return [{ code: 'card-not-private', path: ['saveAs'], message }];
}

/** A reserved key that is a valid entry, or ends the input, never does what the flow reserved it for. */
function hiddenKeys(config: Config, reservedKeys: readonly string[]): ConfigProblem[] {
  return reservedKeys
    .filter((key) => key === config.endKey || digitsValue(key, wantedOf(config)) !== null)
    .map((key) => ({
      code: 'reserved-key-hidden',
      path: key === config.endKey ? ['endKey'] : ['minDigits'],
      message: `Here key ${key} is taken as ${key === config.endKey ? 'the end of the input' : 'an entry'}, so it does not do what the flow reserves it for.`,
      severity: 'warning',
    }));
}

/** Digits that fit are kept: at once, or until the caller has confirmed them. */
function accept(config: Config, { node, leave }: CompileContext, number: number): TransitionJson {
  const wanted = wantedOf(config);
  const complete = config.confirmPrompt === undefined;
  const actions = [keepDigits({ ...wanted, variable: config.saveAs, node, complete })];
  return complete
    ? leave('collected', { guard: isWanted(wanted), actions })
    : { guard: isWanted(wanted), target: confirmState(number), actions };
}

/** "Your number is 2 0 4 8. If that is right, press 1; to change it, press 2." */
function confirmation(
  { input, confirmKey, correctKey, saveAs: variable, firstInputSeconds }: Config,
  prompt: Confirmation['prompt'],
  { leave }: CompileContext,
): Confirmation {
  return {
    prompt,
    input: input === 'dtmf' ? 'dtmf' : 'both',
    timeoutSeconds: firstInputSeconds,
    confirmKey,
    correctKey,
    confirmed: leave('collected', { actions: [confirmAnswer({ variable })] }),
    takeBack: [dropAnswer({ variable })],
  };
}

function digitsValue(digits: string, { format, min, max, pattern }: Wanted) {
  return digits.length < min || digits.length > max ? null : readDigits(format, digits, pattern ?? undefined);
}

function wantedOf({ format, minDigits, maxDigits, pattern }: Config): Wanted {
  return { format, min: minDigits, max: maxDigits, pattern: pattern ?? null };
}

/** The keys pressed, or the digits said in words. */
function digitsGiven({ context, event }: Moment): string {
  if (event.type === 'call.digits') return event.digits;
  return event.type === 'call.speech' ? (readNumber(event.text, context.language).digits ?? '') : '';
}
