import {
  builtInPrompt,
  type CompileContext,
  type ConfigProblem,
  defineChange,
  defineGuard,
  defineNode,
  hasWaitWords,
  joinLine,
  keepQueue,
  keysAre,
  leaveLine,
  leftBecause,
  meetAgent,
  placeWords,
  type StateJson,
} from '@callwright/flow-compiler';
import { type QueueConfig, queueConfigSchema } from './queue-config.ts';

const returning = {
  en: '{% if queue.place %}You are {{ queue.place }} in line for a call back already. {% else %}We owe you a call back already. {% endif %}To keep that place and hang up, press 1. To talk to us now, stay on the line.',
  ro: '{% if queue.place %}Aveți deja un loc la rând pentru a fi sunat: {{ queue.place }}. {% else %}Aveți deja un loc la rând pentru a fi sunat. {% endif %}Ca să îl păstrați și să închideți, apăsați 1. Ca să vorbiți acum, rămâneți pe fir.',
  ru: '{% if queue.place %}Вам уже должны перезвонить, ваше место в очереди — {{ queue.place }}. {% else %}Вам уже должны перезвонить. {% endif %}Чтобы сохранить это место и положить трубку, нажмите 1. Чтобы поговорить сейчас, оставайтесь на линии.',
};

const admits = defineGuard(
  'queue/admits',
  ({ event }, { admission }: { admission: string }) => event.type === 'effect.done' && event.output['admission'] === admission,
);

/** The place of his callback, in words of the call's language. */
const keepPlace = defineChange('queue/keep-place', (moment, _: Record<string, never>) => {
  const { queue } = keepQueue.apply(moment, {});
  const position = queue?.['position'];
  return queue == null || typeof position !== 'number'
    ? { queue: queue ?? null }
    : { queue: { ...queue, place: placeWords(position, moment.context.language) } };
});

/** Caller and agent never met: the telephone network failed. */
const neverMet = defineGuard(
  'queue/never-met',
  ({ event }, _: Record<string, never>) => event.type === 'call.dial-ended' && event.status === 'failed' && event.seconds === 0,
);

export const queue = defineNode({
  type: 'queue',
  title: 'Queue',
  icon: 'users-group',
  description: 'Puts callers in line for an agent, and connects them',
  keywords: ['wait', 'line', 'agent', 'acd', 'hold', 'enqueue', 'skill', 'person'],
  group: 'wait-and-connect',
  kinds: ['call', 'callback'],
  config: queueConfigSchema,
  initial: () => ({}),
  summary: ({ queue: name, waitFlow }, { words }) => words('In line for {queue}, hears {flow}', { queue: name, flow: waitFlow }),
  exits: ({ reasons }) => [
    { exit: 'after-call', label: 'After the call' },
    ...reasons.map(({ reason, label }) => ({ exit: leaving(reason), label: label ?? reason, named: true })),
    { exit: 'waited-too-long', label: 'Waited too long', quiet: true },
    { exit: 'full', label: 'The line is full', quiet: true },
    { exit: 'nobody-signed-in', label: 'Nobody is signed in', quiet: true },
    { exit: 'closed', label: 'Closed', quiet: true, stage: 'outside-hours' },
    { exit: 'keeps-callback', label: 'Keeps his callback', quiet: true },
  ],
  compile: (config, context) => {
    const { emit, node } = context;
    return {
      initial: 'look',
      // whatever way the caller goes, nobody else waits behind a place that is not there any more
      exit: [emit.order('line.close', {}), leaveLine({ node })],
      states: {
        look: lookState(config, context),
        returning: returningState(config, context),
        waiting: waitingState(config, context),
        talking: talkingState(config, context),
      },
    };
  },
  guards: [admits, neverMet],
  changes: [keepPlace],
  lint: (config, { languages, leaveReasons }) => [
    ...reasonsDiffer(config, leaveReasons(config.waitFlow)),
    ...languages
      .filter((language) => !hasWaitWords(language) && config.returningPrompt?.[language] === undefined)
      .map((language) => ({
        code: 'no-built-in-words',
        path: ['returningPrompt'],
        message: `The product has no words for a caller with a callback in ${language}. Write your own.`,
      })),
  ],
});

function leaving(reason: string): string {
  return `left-${reason}`;
}

function lookState({ queue: name }: QueueConfig, { emit, leave, within }: CompileContext): StateJson {
  const turnedAway = (admission: string) => leave(admission, { guard: admits({ admission }), actions: [keepQueue({})] });
  return {
    entry: [emit.effect('queue.look', { queue: name })],
    on: {
      'effect.done': [
        turnedAway('full'),
        turnedAway('nobody-signed-in'),
        turnedAway('closed'),
        { target: within('returning'), guard: admits({ admission: 'has-callback' }), actions: [keepPlace({})] },
        { target: within('waiting'), actions: [keepQueue({})] },
      ],
      // nobody waits in a line that is not there
      'effect.failed': [leave('closed')],
    },
  };
}

function returningState({ returningPrompt }: QueueConfig, { ask, leave, languages, within }: CompileContext): StateJson {
  const stays = { target: within('waiting') };
  return ask({
    prompt: builtInPrompt(returning, languages, returningPrompt),
    listenFor: { input: 'dtmf', numDigits: 1, finishOnKey: '', timeoutSeconds: 5 },
    attempts: 1,
    noInputPrompts: [],
    noMatchPrompts: [],
    repeatQuestion: true,
    onDigits: () => [leave('keeps-callback', { guard: keysAre({ keys: '1' }) })],
    onSpeech: () => [],
    noInput: stays,
    noMatch: stays,
  });
}

function waitingState(config: QueueConfig, { emit, leave, node, waitFlow, within }: CompileContext): StateJson {
  const { queue: name, waitFlow: flow, reasons, priority, skills, longestWaitSeconds, interrupt } = config;
  const limits = { ...(longestWaitSeconds !== undefined && { longestWaitSeconds }), ...(interrupt !== undefined && { interrupt }) };
  const left = (exit: string, reason: string) => leave(exit, { guard: leftBecause({ reason }) });
  const inside = waitFlow({
    flow,
    state: 'waiting',
    exitFor: leaving,
    on: {
      'line.taken': [{ target: within('talking'), actions: [meetAgent({})] }],
      'line.left': [
        left('waited-too-long', 'waited-too-long'),
        ...reasons.map(({ reason }) => left(leaving(reason), reason)),
        leave('closed'),
      ],
    },
  });
  const join = [emit.order('line.join', { queue: name, priority, skills, ...limits, node }), joinLine({ queue: name, node })];
  return { ...inside, entry: [...join, ...(inside.entry ?? [])] };
}

function talkingState({ record }: QueueConfig, { emit, leave, within }: CompileContext): StateJson {
  return {
    entry: [emit.order('line.joined', {}), emit.joinAgent(record)],
    on: {
      'call.dial-ended': [{ target: within('waiting'), guard: neverMet({}) }, leave('after-call')],
      'line.returned': [{ target: within('waiting') }],
    },
  };
}

function reasonsDiffer({ waitFlow, reasons }: QueueConfig, given: readonly string[]): ConfigProblem[] {
  const missing = given.filter((reason) => !reasons.some((own) => own.reason === reason));
  return [
    ...missing.map((reason) => ({
      code: 'leave-reasons-differ',
      path: ['reasons'],
      message: `In "${waitFlow}" callers can leave the line for "${reason}". Add that reason, so that they have a way on.`,
    })),
    ...reasons.flatMap(({ reason }, index) =>
      given.includes(reason)
        ? []
        : [
            {
              code: 'leave-reasons-differ',
              path: ['reasons', index, 'reason'],
              message: `In "${waitFlow}" nobody leaves the line for "${reason}".`,
            },
          ],
    ),
  ];
}
