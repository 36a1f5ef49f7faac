import {
  type Answer,
  type Attempt,
  type CompileContext,
  type ConfigProblem,
  defineChange,
  defineGuard,
  defineNode,
  keysAre,
  listeningFields,
  type StateJson,
  type TransitionJson,
} from '@callwright/flow-compiler';
import { promptSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { digitFormats, readDigits } from './digit-format.ts';

const LONGEST = 40;
/** Confirming is asked this often before the digits are asked again. */
const CONFIRM_TRIES = 2;

const configSchema = z.strictObject({
  ...listeningFields,
  saveAs: variableNameSchema.meta({ label: 'Keep the digits in', control: 'set-variable' }),
  minDigits: z.int().min(1).max(LONGEST).default(1).meta({ label: 'At least', unit: 'digits' }),
  maxDigits: z
    .int()
    .min(1)
    .max(LONGEST)
    .default(LONGEST)
    .meta({ label: 'At most', unit: 'digits', help: 'When both are equal, the last key ends the input.' }),
  endKey: z.enum(['#', '*', '']).default('#').meta({ label: 'End key' }),
  format: z.enum(digitFormats).default('plain').meta({ label: 'Format' }),
  pattern: z
    .string()
    .regex(/^[\d?]{1,40}$/, 'use digits, and ? for any digit')
    .optional()
    .meta({ label: 'Pattern', help: '? is any digit: 07????????' }),
  confirmPrompt: promptSchema
    .optional()
    .meta({ label: 'Read back', help: '1 confirms, 2 corrects. {{ variable | spell }} reads digit by digit.' }),
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
  ({ event }, wanted: Wanted) => event.type === 'call.digits' && digitsValue(event.digits, wanted) !== null,
);

const keepDigits = defineChange(
  'collect-digits/keep',
  ({ context, event }, { variable, node, complete, ...wanted }: Wanted & { variable: string; node: string; complete: boolean }) => {
    if (event.type !== 'call.digits') return {};
    const answer: Answer = {
      value: digitsValue(event.digits, wanted),
      how: 'dtmf',
      confidence: 1,
      raw: event.digits,
      at: event.at,
      node,
      complete,
    };
    return { answers: { ...context.answers, [variable]: answer } };
  },
);

const confirmDigits = defineChange('collect-digits/confirm', ({ context }, { variable }: { variable: string }) => {
  const answer = context.answers[variable];
  return answer === undefined ? {} : { answers: { ...context.answers, [variable]: { ...answer, complete: true } } };
});

const dropDigits = defineChange('collect-digits/drop', ({ context }, { variable }: { variable: string }) => {
  const { [variable]: _, ...answers } = context.answers;
  return { answers };
});

export const collectDigits = defineNode({
  type: 'collect-digits',
  title: 'Collect digits',
  group: 'speak-and-listen',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  exits: () => [
    { exit: 'collected', label: 'Collected' },
    { exit: 'no-input', label: 'No input' },
    { exit: 'invalid', label: 'Not valid' },
  ],
  compile: (config, context) =>
    context.ask({
      ...config,
      listenFor: { input: 'dtmf', numDigits: config.maxDigits, finishOnKey: config.endKey, timeoutSeconds: config.firstInputSeconds },
      onDigits: ({ number }) => [accept(config, context, number)],
      onSpeech: () => [],
      noInput: context.leave('no-input'),
      noMatch: context.leave('invalid'),
      extraStates: (attempt) => confirmStates(config, context, attempt),
    }),
  guards: [isWanted],
  changes: [keepDigits, confirmDigits, dropDigits],
  lint: (config) => checks.flatMap(({ fails, ...problem }) => (fails(config) ? [problem] : [])),
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

/** Digits that fit are kept: at once, or until the caller has confirmed them. */
function accept(config: Config, { node, leave }: CompileContext, number: number): TransitionJson {
  const wanted: Wanted = { format: config.format, min: config.minDigits, max: config.maxDigits, pattern: config.pattern ?? null };
  const complete = config.confirmPrompt === undefined;
  const actions = [keepDigits({ ...wanted, variable: config.saveAs, node, complete })];
  return complete
    ? leave('collected', { guard: isWanted(wanted), actions })
    : { guard: isWanted(wanted), target: `confirm-${number}-1`, actions };
}

/** "Your number is 2 0 4 8. If that is right, press 1; to change it, press 2." */
function confirmStates(
  { confirmPrompt, saveAs, firstInputSeconds }: Config,
  { emit, leave }: CompileContext,
  attempt: Attempt,
): Record<string, StateJson> {
  if (confirmPrompt === undefined) return {};
  const drop = dropDigits({ variable: saveAs });
  const again = (way: TransitionJson): TransitionJson => ({ ...way, actions: [drop, ...(way.actions ?? [])] });
  const states = Array.from({ length: CONFIRM_TRIES }, (_, index): [string, StateJson] => {
    const repeat = index + 1 < CONFIRM_TRIES ? { target: `confirm-${attempt.number}-${index + 2}` } : null;
    const state = `confirm-${attempt.number}-${index + 1}`;
    const listen = emit.listen(confirmPrompt, { input: 'dtmf', numDigits: 1, finishOnKey: '', timeoutSeconds: firstInputSeconds });
    return [
      state,
      {
        entry: [listen],
        on: {
          'call.digits': [
            leave('collected', { guard: keysAre({ keys: '1' }), actions: [confirmDigits({ variable: saveAs })] }),
            { ...again(attempt.correct), guard: keysAre({ keys: '2' }) },
            ...attempt.reservedIn(state),
            repeat ?? again(attempt.noMatch),
          ],
          'call.no-input': [repeat ?? again(attempt.noInput)],
        },
      },
    ];
  });
  return Object.fromEntries(states);
}

function digitsValue(digits: string, { format, min, max, pattern }: Wanted) {
  return digits.length < min || digits.length > max ? null : readDigits(format, digits, pattern ?? undefined);
}
