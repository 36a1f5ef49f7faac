import {
  builtInPrompt,
  type CompileContext,
  chooseSpoken,
  defineChange,
  defineGuard,
  defineNode,
  filledJson,
  filledText,
  formTabs,
  hasWaitWords,
  keysAre,
  leaveLine,
  type Moment,
  type StateJson,
  saidNo,
} from '@callwright/flow-compiler';
import { type JsonValue, promptSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { callbackNumber } from '../callback-number.ts';
import { scheduleWords } from './schedule-words.ts';

const MOST_SLOTS = 5;

const configSchema = z.strictObject({
  queue: slugSchema
    .optional()
    .meta({ label: 'Queue', control: 'queue-name', needs: 'callback-policy', help: 'Left empty: the one in which the caller waits.' }),
  atMost: z.int().min(1).max(MOST_SLOTS).default(3).meta({ label: 'Times offered', help: 'The first ones that have room.' }),
  days: z.int().min(1).max(60).default(7).meta({ label: 'Looked ahead', unit: 'days' }),
  slotMinutes: z.int().min(5).max(480).default(60).meta({ label: 'Length of a time', unit: 'min' }),
  capacity: z.int().min(1).max(1000).default(5).meta({ label: 'Callbacks in a time', help: 'So many at most.' }),
  zone: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .meta({ label: 'Time zone', group: formTabs.more, help: 'Like Europe/Chisinau. Left empty: that of the opening hours of the queue.' }),
  attempts: z.int().min(1).max(5).default(2).meta({ label: 'How often it is asked', unit: 'times', group: formTabs.more }),
  firstInputSeconds: z.number().min(1).max(60).default(6).meta({ label: 'Wait for an answer', unit: 's', group: formTabs.more }),
  prompt: promptSchema.optional().meta({
    label: 'Words that offer the times',
    group: formTabs.say,
    help: 'Key 1 takes the first time, and so on. {{ callback.slots }} says the times with their keys. Without words of yours it is said in Russian, Romanian and English.',
  }),
});
type Config = z.output<typeof configSchema>;

const hasSlots = defineGuard('schedule-callback/has-slots', ({ event }, _: Record<string, never>) => slotsOf(event).length > 0);

const keepSlots = defineChange('schedule-callback/keep-slots', ({ context, event }, _: Record<string, never>) => {
  const all = slotsOf(event);
  return { callback: { ...context.callback, times: all.map((slot) => ({ ...slot })), slots: scheduleWords.slots(all, context.language) } };
});

/** One of the times was chosen, by its key or by its place: "the second". */
const isChosen = defineGuard('schedule-callback/is-chosen', (moment, _: Record<string, never>) => chosen(moment) !== null);

const keepTime = defineChange('schedule-callback/keep-time', (moment, _: Record<string, never>) => {
  const { callback } = moment.context;
  const slot = chosen(moment);
  if (slot === null) return {};
  const said = { manner: 'exact', seconds: null, upTo: null, position: null, because: null };
  return { callback: { ...callback, ...slot, mode: 'scheduled', said } };
});

const number = callbackNumber('schedule-callback');

export const scheduleCallback = defineNode({
  type: 'schedule-callback',
  title: 'Schedule a callback',
  icon: 'calendar-time',
  description: 'Lets callers choose when they are called back',
  keywords: ['callback', 'call back', 'appointment', 'slot', 'time', 'later'],
  group: 'wait-and-connect',
  kinds: ['call', 'wait', 'module'],
  config: configSchema,
  initial: () => ({}),
  summary: ({ prompt, atMost }, { spoken, words }) => spoken(prompt) || words('Offers {count} times for a call back', { count: atMost }),
  exits: () => [
    { exit: 'scheduled', label: 'Scheduled' },
    { exit: 'declined', label: 'Declined' },
    { exit: 'no-slot', label: 'No time free', quiet: true },
  ],
  compile: (config, context) => ({
    initial: 'look',
    states: {
      look: lookState(config, context),
      choose: chooseState(config, context),
      ...numberStates(config, context),
      scheduled: scheduledState(config, context),
    },
  }),
  guards: [hasSlots, isChosen, ...number.guards],
  changes: [keepSlots, keepTime, ...number.changes],
  lint: ({ queue, prompt }, { kind, languages }) => [
    ...(queue !== undefined || kind === 'wait'
      ? []
      : [{ code: 'queue-not-named', path: ['queue'], message: 'Nobody is in line here yet. Say for which queue a callback is planned.' }]),
    ...languages
      .filter((language) => !hasWaitWords(language) && prompt?.[language] === undefined)
      .map((language) => ({
        code: 'no-built-in-words',
        path: ['prompt'],
        message: `The product has no words for this in ${language}. Write your own.`,
      })),
  ],
});

/** The key that means none of the times. */
function noneKey({ atMost }: Config): number {
  return atMost + 1;
}

function lookState({ queue, days, slotMinutes, capacity, atMost, zone }: Config, { emit, leave, within }: CompileContext): StateJson {
  const wanted = { days, slotMinutes, capacity, atMost, ...(zone !== undefined && { zone }) };
  return {
    entry: [
      emit.effect('callback.slots', {
        queue: queue ?? filledText('{{ queue.name }}'),
        ...wanted,
        language: filledText('{{ call.language }}'),
      }),
    ],
    on: {
      'effect.done': [{ target: within('choose'), guard: hasSlots({}), actions: [keepSlots({})] }, leave('no-slot')],
      'effect.failed': [leave('no-slot')],
    },
  };
}

function chooseState(config: Config, { ask, leave, languages, within }: CompileContext): StateJson {
  const declined = leave('declined');
  const settled = { target: within('number'), guard: isChosen({}), actions: [keepTime({})] };
  return ask({
    prompt: builtInPrompt(scheduleWords.choose(noneKey(config)), languages, config.prompt),
    listenFor: { input: 'both', numDigits: 1, finishOnKey: '', timeoutSeconds: config.firstInputSeconds },
    attempts: config.attempts,
    noInputPrompts: [],
    noMatchPrompts: [],
    repeatQuestion: true,
    onDigits: () => [settled, { ...declined, guard: keysAre({ keys: String(noneKey(config)) }) }],
    onSpeech: () => [settled, { ...declined, guard: saidNo({}) }],
    noInput: declined,
    noMatch: declined,
  });
}

function numberStates(config: Config, context: CompileContext): Record<string, StateJson> {
  const { languages, within } = context;
  const settled = { target: within('scheduled') };
  return number.states(context, {
    words: {
      confirm: builtInPrompt(scheduleWords.confirm, languages),
      another: builtInPrompt(scheduleWords.another, languages),
      wrong: builtInPrompt(scheduleWords.wrong, languages),
    },
    other: true,
    attempts: config.attempts,
    timeoutSeconds: config.firstInputSeconds,
    settled,
    givenUp: context.leave('declined'),
    // he chose a time, and did not say that this number is wrong
    silent: settled,
  });
}

function scheduledState({ queue }: Config, { emit, leave, languages, node }: CompileContext): StateJson {
  const callBack = {
    queue: queue ?? filledText('{{ queue.name }}'),
    number: filledText('{{ callback.number }}'),
    mode: 'scheduled',
    from: filledText('{{ callback.from }}'),
    to: filledText('{{ callback.to }}'),
    node,
  };
  return {
    entry: [
      emit.order('line.call-back', callBack),
      emit.order('line.promise', { kind: 'callback', said: filledJson('{{ callback.said }}'), node }),
      leaveLine({ node }),
      emit.speak(builtInPrompt(scheduleWords.expect, languages), { skippable: true }),
    ],
    always: [leave('scheduled')],
  };
}

interface Slot {
  from: string;
  to: string;
  words: string;
}

const slotsSchema = z.array(z.object({ from: z.string(), to: z.string(), words: z.string() }));

function slotsOf(event: Moment['event']): Slot[] {
  return event.type === 'effect.done' ? (slotsSchema.safeParse(event.output['slots']).data ?? []) : [];
}

function chosen({ context, event }: Moment): Slot | null {
  const times = slotsSchema.safeParse(context.callback?.['times'] satisfies JsonValue | undefined).data ?? [];
  if (event.type === 'call.digits') return times[Number(event.digits) - 1] ?? null;
  if (event.type !== 'call.speech') return null;
  const options = times.map(({ words }, index) => ({
    option: String(index),
    phrases: { [context.language]: [words] },
    key: String(index + 1),
  }));
  const found = chooseSpoken(event, options, context.language, []);
  return found === null ? null : (times[Number(found.option)] ?? null);
}
