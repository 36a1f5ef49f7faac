import type { Queue } from '@callwright/flow-schema';
import type { CallbackInput, WhatIfInputs } from './what-if-inputs.ts';

const day = { opens: 8, closes: 22, days: 4, seed: 1, replications: 10 };
const closed = (count: number): number[] => Array.from({ length: count }, () => 0);
/** A day with a peak before noon and one in the afternoon, as service lines have; of its busiest hour. */
const curve = [0.27, 0.52, 0.85, 1, 0.96, 0.8, 0.66, 0.68, 0.85, 0.9, 0.8, 0.61, 0.44, 0.3];

function shaped(peak: number): number[] {
  return [...closed(8), ...curve.map((share) => Math.round(share * peak)), ...closed(2)];
}

/** As many agents as have work for nine tenths of their time; two at least. */
function staffFor(arrivals: readonly number[], handleSeconds: number): number[] {
  return arrivals.map((perHour) => (perHour === 0 ? 0 : Math.max(2, Math.ceil((perHour * handleSeconds) / 3600 / 0.9))));
}

export const usualCallback: CallbackInput = {
  offerWhenEstimateOver: 240,
  accept: 0.6,
  mode: 'keep-place',
  ringSeconds: 12,
  answer: 0.88,
  retries: 1,
  agentHoldSeconds: 5,
};

export type PresetName = 'service' | 'small' | 'busy' | 'always';

/** Days to begin with. */
export const presets: Readonly<Record<PresetName, WhatIfInputs>> = {
  service: preset(160, 300, { talk: 260, wrapUp: 40, patience: 720 }),
  small: { ...preset(36, 240, { talk: 200, wrapUp: 30, patience: 300 }), opens: 9, closes: 18 },
  busy: preset(600, 240, { talk: 210, wrapUp: 30, patience: 300 }),
  always: {
    ...day,
    ...{ opens: 0, closes: 24, arrivals: Array.from({ length: 24 }, () => 240), agents: Array.from({ length: 24 }, () => 13) },
    talk: { law: 'exponential', mean: 180 },
    ...{ wrapUp: null, patience: { law: 'exponential', mean: 180 }, callback: null },
  },
};

function preset(
  peak: number,
  handle: number,
  { talk, wrapUp, patience }: { talk: number; wrapUp: number; patience: number },
): WhatIfInputs {
  const arrivals = shaped(peak);
  return {
    ...day,
    ...{ arrivals, agents: staffFor(arrivals, handle) },
    talk: { law: 'lognormal', mean: talk, cv: 1.2 },
    wrapUp: { law: 'lognormal', mean: wrapUp, cv: 0.4 },
    patience: { law: 'exponential', mean: patience },
    callback: null,
  };
}

/** The figures that a queue knows of itself, put into inputs: times, patience and the callback policy. Who calls and who works it does not know. */
export function withQueue(inputs: WhatIfInputs, { expected, wrapUpSeconds, callback }: Queue): WhatIfInputs {
  const talk = Math.max(1, expected.handleSeconds - wrapUpSeconds);
  return {
    ...inputs,
    talk: { ...inputs.talk, mean: talk },
    wrapUp: wrapUpSeconds === 0 ? null : { law: 'lognormal', cv: 0.4, ...inputs.wrapUp, mean: wrapUpSeconds },
    patience: { law: 'exponential', mean: expected.patienceSeconds },
    callback:
      callback === undefined
        ? null
        : {
            ...usualCallback,
            ...inputs.callback,
            offerWhenEstimateOver: callback.mode === 'forced' ? 0 : (callback.offerWhenEstimateOver ?? usualCallback.offerWhenEstimateOver),
            mode: callback.mode === 'when-quiet' ? 'when-quiet' : 'keep-place',
            agentHoldSeconds: callback.agentHoldSeconds,
            retries: callback.attempts - 1,
          },
  };
}
