import {
  type Announcement,
  announcementSchema,
  builtInPrompt,
  defineChange,
  defineGuard,
  defineNode,
  filledJson,
  hasWaitWords,
  keepQueue,
  type Moment,
  minutesOf,
  placeWords,
  waitManner,
  waitWords,
} from '@callwright/flow-compiler';
import { promptSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** More often than this an announcement annoys, and says nothing new; seconds. */
const LEAST_INTERVAL = 30;

const said = { en: '{{ wait.words }}', ro: '{{ wait.words }}', ru: '{{ wait.words }}' };

const configSchema = z.strictObject({
  manner: waitManner.default('about').meta({
    label: 'The wait is said',
    choices: {
      about: 'Rounded: about four minutes',
      'less-than': 'As a limit: less than five minutes',
      range: 'As a range: between three and five minutes',
      exact: 'Exactly: 3 minutes and 20 seconds',
      'position-only': 'Not at all, only the position',
    },
  }),
  position: z.boolean().default(true).meta({ label: 'Say the position too' }),
  leastIntervalSeconds: z
    .number()
    .min(0)
    .max(3600)
    .default(LEAST_INTERVAL)
    .meta({ label: 'At most every', unit: 's', help: 'Comes the caller here sooner, he hears nothing.' }),
  queue: slugSchema.optional().meta({ label: 'Queue', control: 'queue-name', help: 'Left empty: the one in which the caller waits.' }),
  prompt: promptSchema.optional().meta({
    label: 'Words of your own',
    help: 'They may say {{ wait.minutes }}, {{ wait.to }}, {{ wait.seconds }}, {{ queue.position }}, or {{ wait.words }} for all of it. Without them it is said in Russian, Romanian and English.',
  }),
});

const hasNothingToSay = defineGuard('announce-wait/has-nothing-to-say', (moment, { position }: { position: boolean }) => {
  const say = announced(moment, position);
  return say === null || (say.seconds === null && say.position === null);
});

const keep = defineChange('announce-wait/keep', (moment, { position }: { position: boolean }) => {
  const say = announced(moment, position);
  if (say === null) return {};
  const { language, queue } = moment.context;
  const { seconds, upTo, because } = say;
  const wait = {
    words: waitWords(say, language, { withPosition: position }),
    seconds,
    because,
    minutes: seconds === null ? null : minutesOf(seconds),
    to: upTo === null ? null : minutesOf(upTo),
  };
  const place = say.position === null ? {} : { position: say.position, place: placeWords(say.position, language) };
  return { queue: { ...queue, ...keepQueue.apply(moment, {}).queue, ...place, said: { ...say }, wait } };
});

export const announceWait = defineNode({
  type: 'announce-wait',
  title: 'Announce the wait',
  icon: 'speakerphone',
  description: 'Tells callers their position and how long they will wait',
  keywords: ['position', 'estimate', 'ewt', 'waiting time', 'queue'],
  group: 'wait-and-connect',
  kinds: ['call', 'wait'],
  config: configSchema,
  initial: () => ({}),
  summary: ({ prompt, manner }, { spoken, words }) =>
    spoken(prompt) || (manner === 'position-only' ? words('Says the position in line') : words('Says how long it will take')),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ manner, position, leastIntervalSeconds, queue, prompt }, { emit, leave, languages, node }) => ({
    initial: 'ask',
    states: {
      ask: {
        entry: [emit.effect('queue.announce', { manner, leastIntervalSeconds, ...(queue !== undefined && { queue }) })],
        on: {
          'effect.done': [
            leave('next', { guard: hasNothingToSay({ position }), actions: [keepQueue({})] }),
            { target: 'say', actions: [keep({ position })] },
          ],
          'effect.failed': [leave('next')],
        },
      },
      // what is said is promised, and nothing else is
      say: {
        entry: [
          emit.order('line.promise', {
            kind: manner === 'position-only' ? 'position' : 'wait',
            said: filledJson('{{ queue.said }}'),
            node,
            ...(queue !== undefined && { queue }),
          }),
          emit.speak(builtInPrompt(said, languages, prompt), { skippable: true }),
        ],
        always: [leave('next')],
      },
    },
  }),
  guards: [hasNothingToSay],
  changes: [keep],
  lint: ({ leastIntervalSeconds, queue, prompt }, { kind, languages }) => [
    ...(leastIntervalSeconds >= LEAST_INTERVAL
      ? []
      : [
          {
            code: 'announced-too-often',
            path: ['leastIntervalSeconds'],
            message: `Callers would hear it every ${leastIntervalSeconds} s; more often than every ${LEAST_INTERVAL} s it annoys them.`,
            severity: 'warning' as const,
          },
        ]),
    ...(queue !== undefined || kind === 'wait'
      ? []
      : [{ code: 'queue-not-named', path: ['queue'], message: 'Nobody is in line here yet. Say of which queue the wait is told.' }]),
    ...languages
      .filter((language) => !hasWaitWords(language) && prompt?.[language] === undefined)
      .map((language) => ({
        code: 'no-built-in-words',
        path: ['prompt'],
        message: `The product has no words for this in ${language}. Write your own.`,
      })),
  ],
});

/** What may be said now, without the position where it is not wanted. */
function announced({ event }: Moment, position: boolean): Announcement | null {
  const say = event.type === 'effect.done' ? announcementSchema.safeParse(event.output['say']).data : undefined;
  if (say === undefined) return null;
  return position || say.manner === 'position-only' ? say : { ...say, position: null };
}
