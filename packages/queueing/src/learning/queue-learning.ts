import type { WaitEstimate, WaitParameters } from '../estimate/wait-estimate.ts';

/** What a queue has learned from its calls: sums that forget, a few numbers of plain JSON whatever has happened. */
export interface QueueLearning {
  /** Talk and wrap-up of about the last 200 calls. */
  handle: { sum: number; weight: number };
  /** Abandonments, and the seconds that everybody waited, of about the last 400 callers who waited. */
  patience: { abandoned: number; seconds: number };
  /** Seconds from dialling to a caller who pressed 1, and how many attempts came to that. */
  dial: { sum: number; weight: number };
  /** Factors for the quantiles, moved by each caller so that they hold as often as they promise. */
  calibration: { p50: number; p80: number; p90: number };
}

/** A call's end for the agent. */
export interface HandledCall {
  handleSeconds: number;
}

/** A caller's way out of the line. `left`: a callback, voicemail, closing: he waited so long and did not give up. */
export interface WaitedCall {
  waitedSeconds: number;
  outcome: 'served' | 'abandoned' | 'left';
  /** What was estimated when he joined; it teaches how far the quantiles can be trusted. */
  estimate?: WaitEstimate | null;
}

const HANDLED_MEMORY = 200;
const WAITED_MEMORY = 400;
const DIALLED_MEMORY = 50;
const CALIBRATION_STEP = 0.04;
const CALIBRATION_BOUND = 4;
const GUESS = 0.5;
/** So many calls the owner's expectation counts for. */
const EXPECTED_CALLS = 10;
const EXPECTED_ABANDONED = 5;
const EXPECTED_DIALS = 5;

/** A queue that has seen no call. */
export function newLearning(): QueueLearning {
  return {
    handle: { sum: 0, weight: 0 },
    patience: { abandoned: 0, seconds: 0 },
    dial: { sum: 0, weight: 0 },
    calibration: { p50: 1, p80: 1, p90: 1 },
  };
}

/** An agent has ended a call: talk and wrap-up together, in seconds. */
export function learnHandled(learning: QueueLearning, { handleSeconds }: HandledCall): QueueLearning {
  return { ...learning, handle: remember(learning.handle, handleSeconds, HANDLED_MEMORY) };
}

/** A caller has left the line. The patience is the maximum-likelihood estimate for censored data: all seconds waited over abandonments. */
export function learnWaited(learning: QueueLearning, { waitedSeconds, outcome, estimate }: WaitedCall): QueueLearning {
  if (waitedSeconds <= 0) return learning;
  const keep = 1 - 1 / WAITED_MEMORY;
  const { abandoned, seconds } = learning.patience;
  return {
    ...learning,
    patience: { abandoned: abandoned * keep + (outcome === 'abandoned' ? 1 : 0), seconds: seconds * keep + waitedSeconds },
    ...(estimate && { calibration: calibrate(learning.calibration, estimate, waitedSeconds, outcome) }),
  };
}

/** A called-back caller pressed 1, so many seconds after he was dialled. */
export function learnDialled(learning: QueueLearning, { dialSeconds }: { dialSeconds: number }): QueueLearning {
  return { ...learning, dial: remember(learning.dial, dialSeconds, DIALLED_MEMORY) };
}

/** What to reckon with: the queue's own expectation at first, then more and more what was seen. */
export function parametersOf(
  { handle, patience, calibration }: QueueLearning,
  expected: { handleSeconds: number; patienceSeconds: number },
): WaitParameters {
  const abandoned = patience.abandoned + EXPECTED_ABANDONED;
  return {
    handleSeconds: (handle.sum + EXPECTED_CALLS * expected.handleSeconds) / (handle.weight + EXPECTED_CALLS),
    patienceSeconds: (patience.seconds + EXPECTED_ABANDONED * expected.patienceSeconds) / abandoned,
    calibration,
  };
}

/** Mean seconds from dialling to a caller who pressed 1. */
export function dialSecondsOf({ dial }: QueueLearning, expected: number): number {
  return (dial.sum + EXPECTED_DIALS * expected) / (dial.weight + EXPECTED_DIALS);
}

function remember({ sum, weight }: { sum: number; weight: number }, value: number, memory: number) {
  const keep = 1 - 1 / memory;
  return { sum: sum * keep + value, weight: weight * keep + 1 };
}

/**
 * Who left before the bound might have been served before it or after: as the estimate itself then says. He counts half, since callers leave
 * long lines, whose bounds are safer than others; with a whole weight 83 % were covered in place of 80, without any 76.
 */
function calibrate(
  factors: QueueLearning['calibration'],
  estimate: WaitEstimate,
  waited: number,
  outcome: WaitedCall['outcome'],
): QueueLearning['calibration'] {
  const moved = (factor: number, bound: number, level: number): number => {
    if (bound <= 0) return factor;
    const isGuess = outcome !== 'served' && waited <= bound;
    const missed = isGuess ? (1 - level) / Math.max(1 - level, waitsLonger(estimate, waited)) : waited > bound ? 1 : 0;
    const next = factor * Math.exp(CALIBRATION_STEP * (isGuess ? GUESS : 1) * (missed - (1 - level)));
    return Math.min(CALIBRATION_BOUND, Math.max(1 / CALIBRATION_BOUND, next));
  };
  return {
    p50: moved(factors.p50, estimate.p50, 0.5),
    p80: moved(factors.p80, estimate.p80, 0.8),
    p90: moved(factors.p90, estimate.p90, 0.9),
  };
}

/** P(wait > t) by an estimate, straight between its quantiles. */
function waitsLonger({ p50, p80, p90 }: WaitEstimate, seconds: number): number {
  if (seconds <= p50) return 1 - (0.5 * seconds) / Math.max(p50, 1e-9);
  if (seconds <= p80) return 0.5 - (0.3 * (seconds - p50)) / Math.max(p80 - p50, 1e-9);
  return seconds <= p90 ? 0.2 - (0.1 * (seconds - p80)) / Math.max(p90 - p80, 1e-9) : 0.1;
}
