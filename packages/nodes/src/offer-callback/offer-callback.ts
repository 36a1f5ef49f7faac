import {
  builtInPrompt,
  type CallContext,
  type CompileContext,
  callbackWords,
  defineChange,
  defineGuard,
  defineNode,
  filledJson,
  filledText,
  hasWaitWords,
  leaveLine,
  type StateJson,
} from '@callwright/flow-compiler';
import { callbackNumber, yesOrNo } from '../callback-number.ts';
import { type OfferConfig, offerConfigSchema } from './offer-config.ts';
import { offerWords } from './offer-words.ts';

const isOffered = defineGuard(
  'offer-callback/is-offered',
  ({ event }, { modes }: { modes: string[] }) =>
    event.type === 'effect.done' && event.output['offered'] === true && modes.includes(String(event.output['mode'])),
);

/** What is offered, and what the caller may be told of it. */
const keepOffer = defineChange('offer-callback/keep-offer', ({ context, event }, _: Record<string, never>): Partial<CallContext> => {
  if (event.type !== 'effect.done') return {};
  const { mode, because, callback } = event.output;
  const facts = typeof callback === 'object' && callback !== null && !Array.isArray(callback) ? callback : {};
  const expected = typeof facts['expected'] === 'number' ? facts['expected'] : null;
  const position = typeof facts['position'] === 'number' ? facts['position'] : null;
  const words = callbackWords(expected, String(mode), context.language);
  const said = { manner: 'about', seconds: expected, upTo: expected, position, because: null };
  return { callback: { ...facts, mode: mode ?? null, because: because ?? null, words, said } };
});

const number = callbackNumber('offer-callback');
const willing = ['keep-place', 'when-quiet', 'scheduled'];

export const offerCallback = defineNode({
  type: 'offer-callback',
  title: 'Offer a callback',
  icon: 'phone-call',
  description: 'Offers to call back, so that nobody has to wait on the line',
  keywords: ['callback', 'call back', 'virtual queue', 'virtual hold', 'keep place', 'courtesy callback'],
  group: 'wait-and-connect',
  kinds: ['call', 'wait'],
  config: offerConfigSchema,
  initial: () => ({}),
  summary: ({ offerPrompt, mode }, { spoken, words }) =>
    spoken(offerPrompt) || (mode === 'forced' ? words('Notes the number for a call back') : words('Offers to call back')),
  exits: () => [
    { exit: 'accepted', label: 'Accepted' },
    { exit: 'declined', label: 'Declined' },
    { exit: 'not-offered', label: 'Not offered', quiet: true },
  ],
  compile: (config, context) => ({
    initial: 'look',
    states: {
      look: lookState(config, context),
      offer: offerState(config, context),
      ...numberStates(config, context),
      accepted: acceptedState(config, context),
    },
  }),
  guards: [isOffered, ...number.guards],
  changes: [keepOffer, ...number.changes],
  lint: ({ queue, offerPrompt, confirmPrompt, numberPrompt, expectPrompt }, { kind, languages }) => [
    ...(queue !== undefined || kind === 'wait'
      ? []
      : [{ code: 'queue-not-named', path: ['queue'], message: 'Nobody is in line here yet. Say for which queue a callback is offered.' }]),
    ...languages.flatMap((language) =>
      Object.entries({ offerPrompt, confirmPrompt, numberPrompt, expectPrompt })
        .filter(([, prompt]) => !hasWaitWords(language) && prompt?.[language] === undefined)
        .map(([field]) => ({
          code: 'no-built-in-words',
          path: [field],
          message: `The product has no words for this in ${language}. Write your own.`,
        })),
    ),
  ],
});

function lookState({ queue, when, mode }: OfferConfig, { emit, leave, languages, within }: CompileContext): StateJson {
  const input = { queue: queue ?? filledText('{{ queue.name }}'), when, ...(mode !== undefined && { mode }) };
  const forced = emit.speak(builtInPrompt(offerWords.forced, languages), { skippable: true });
  return {
    entry: [emit.effect('callback.offer', input)],
    on: {
      'effect.done': [
        { target: within('number'), guard: isOffered({ modes: ['forced'] }), actions: [keepOffer({}), forced] },
        { target: within('offer'), guard: isOffered({ modes: willing }), actions: [keepOffer({})] },
        leave('not-offered'),
      ],
      'effect.failed': [leave('not-offered')],
    },
  };
}

function offerState({ offerPrompt, attempts, firstInputSeconds }: OfferConfig, context: CompileContext): StateJson {
  const declined = context.leave('declined');
  const prompt = builtInPrompt(offerWords.offer, context.languages, offerPrompt);
  const answers = { yes: { target: context.within('number') }, no: declined, silent: declined };
  return yesOrNo(context, { prompt, attempts, timeoutSeconds: firstInputSeconds }, answers);
}

function numberStates(config: OfferConfig, context: CompileContext): Record<string, StateJson> {
  const { languages } = context;
  const declined = context.leave('declined');
  return number.states(context, {
    words: {
      confirm: builtInPrompt(config.otherNumber ? offerWords.confirm : offerWords.confirmOnly, languages, config.confirmPrompt),
      another: builtInPrompt(offerWords.another, languages, config.numberPrompt),
      wrong: builtInPrompt(offerWords.wrong, languages),
    },
    other: config.otherNumber,
    attempts: config.attempts,
    timeoutSeconds: config.firstInputSeconds,
    settled: { target: context.within('accepted') },
    givenUp: declined,
    // he agreed to be called, and did not say that this number is wrong
    silent: { target: context.within('accepted') },
  });
}

/** The place goes on without this call. */
function acceptedState({ queue, expectPrompt }: OfferConfig, { emit, leave, languages, node }: CompileContext): StateJson {
  const callBack = {
    queue: queue ?? filledText('{{ queue.name }}'),
    number: filledText('{{ callback.number }}'),
    mode: filledText('{{ callback.mode }}'),
    node,
  };
  return {
    entry: [
      emit.order('line.call-back', callBack),
      emit.order('line.promise', { kind: 'callback', said: filledJson('{{ callback.said }}'), node }),
      leaveLine({ node }),
      emit.speak(builtInPrompt(offerWords.expect, languages, expectPrompt), { skippable: true }),
    ],
    always: [leave('accepted')],
  };
}
