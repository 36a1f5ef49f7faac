import { estimateWait, withQuantiles } from '../estimate/estimate-wait.ts';
import type { WaitEstimate } from '../estimate/wait-estimate.ts';
import { learnHandled, learnWaited, newLearning, parametersOf, type QueueLearning } from '../learning/queue-learning.ts';
import { Crew } from './crew.ts';
import { expectedTurn } from './expected-turn.ts';
import { HeadStart } from './head-start.ts';
import type { ReplayCall } from './replay-call.ts';
import { Ridge } from './ridge.ts';
import { type Score, ScoreSheet } from './score.ts';
import { ServiceLaw } from './service-law.ts';

export const ESTIMATORS = ['callwright', 'queue-length', 'queue-length-patience', 'last-to-enter', 'head-of-line', 'asterisk'] as const;
export type Estimator = (typeof ESTIMATORS)[number];

export interface ReplayReport {
  calls: number;
  /** Callers who waited, were served, and came at or after `reportFrom`: those who are scored. */
  scored: number;
  waitMean: number;
  scores: Record<Estimator, Score>;
  /** Share of the scored who waited no longer than the bound that promises 80 %. */
  coverage80: number;
  /** Mean of that bound, in seconds. */
  boundMean: number;
}

export interface ReplayOptions {
  /** Callers before this time teach, but are not scored. */
  reportFrom?: number;
  /** What the queue's owner would have said at first. */
  expected?: { handleSeconds: number; patienceSeconds: number };
  /** For a look at single calls. */
  onScored?: (call: ReplayCall, estimates: Record<Estimator, number>, bound: number, features: readonly number[]) => void;
}

interface Waiting {
  call: ReplayCall;
  at: number;
  priority: number;
  estimates: Record<Estimator, number>;
  features: number[];
  bound: WaitEstimate;
}
type Event = { at: number; order: number; call: ReplayCall };

/** At one second: calls end, callers give up, calls begin, and then who comes sees all that. */
const ORDER = { end: 0, leave: 1, start: 2, come: 3 } as const;

/** Replays a log in the order of time: each estimate is made with what was known when the caller came into line. */
export function replay(calls: readonly ReplayCall[], options: ReplayOptions = {}): ReplayReport {
  const walk = new ReplayWalk(options);
  for (const event of eventsOf(calls)) walk.happen(event);
  return walk.report(calls.length);
}

function eventsOf(calls: readonly ReplayCall[]): Event[] {
  const events: Event[] = [];
  for (const call of calls) {
    const { queuedAt, waitSeconds, outcome, serviceStartAt, serviceSeconds } = call;
    const came = queuedAt ?? call.arrivedAt;
    if (waitSeconds > 0) events.push({ at: came, order: ORDER.come, call });
    if (outcome === 'abandoned') events.push({ at: came + waitSeconds * 1000, order: ORDER.leave, call });
    if (outcome !== 'served') continue;
    // a call that begins before its caller came into line, as logs have it, would leave him in line for ever
    const start = Math.max(serviceStartAt ?? came + waitSeconds * 1000, waitSeconds > 0 ? came + 1 : came);
    events.push({ at: start, order: ORDER.start, call });
    if (serviceSeconds !== undefined) events.push({ at: start + serviceSeconds * 1000, order: ORDER.end, call });
  }
  return events.sort((a, b) => a.at - b.at || a.order - b.order);
}

class ReplayWalk {
  readonly #options: ReplayOptions;
  readonly #expected: { handleSeconds: number; patienceSeconds: number };
  readonly #waiting = new Map<ReplayCall, Waiting>();
  readonly #crew = new Crew();
  readonly #law: ServiceLaw;
  readonly #headStart = new HeadStart();
  readonly #ridge = new Ridge(PRIOR, { looseness: LOOSENESS, forget: 0.9993 });
  readonly #sheets = Object.fromEntries(ESTIMATORS.map((name) => [name, new ScoreSheet()])) as Record<Estimator, ScoreSheet>;
  readonly #rates = new Map<number, { count: number; at: number }>();
  #learning: QueueLearning = newLearning();
  #lastWait = 0;
  #hold: number | null = null;
  #smooth = 0;
  #covered = 0;
  #bounds = 0;
  #scored = 0;
  #waited = 0;

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#expected = options.expected ?? { handleSeconds: 240, patienceSeconds: 300 };
    this.#law = new ServiceLaw(this.#expected.handleSeconds);
  }

  happen({ at, order, call }: Event): void {
    this.#crew.advance(at / 1000, this.#waiting.size > 0);
    if (order === ORDER.end) {
      if (call.agent !== undefined) this.#crew.ended(call.agent);
      this.#law.learn(call.serviceSeconds ?? 0);
      this.#learning = learnHandled(this.#learning, { handleSeconds: call.serviceSeconds ?? 0 });
    } else if (order === ORDER.leave) this.#leave(call);
    else if (order === ORDER.start) this.#start(call);
    else this.#come(call, at / 1000);
  }

  report(calls: number): ReplayReport {
    const scored = Math.max(1, this.#scored);
    return {
      calls,
      scored: this.#scored,
      waitMean: this.#waited / scored,
      scores: Object.fromEntries(ESTIMATORS.map((name) => [name, this.#sheets[name].score()])) as Record<Estimator, Score>,
      coverage80: this.#covered / scored,
      boundMean: this.#bounds / scored,
    };
  }

  #leave(call: ReplayCall): void {
    this.#waiting.delete(call);
    // coverage is asked of those who were served, so they alone set the bound
    this.#learning = learnWaited(this.#learning, { waitedSeconds: call.waitSeconds, outcome: 'abandoned' });
  }

  #start(call: ReplayCall): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    // a call without an end would keep its agent busy for ever
    if (call.agent !== undefined && call.serviceSeconds !== undefined) this.#crew.started(call.agent);
    this.#lastWait = call.waitSeconds;
    this.#smooth += (call.waitSeconds - this.#smooth) * 0.1;
    this.#hold = this.#hold === null ? Math.floor(call.waitSeconds) : (3 * this.#hold + Math.floor(call.waitSeconds)) >> 2;
    this.#learning = learnWaited(this.#learning, { waitedSeconds: call.waitSeconds, outcome: 'served', estimate: waiting?.bound ?? null });
    if (waiting === undefined) return;
    for (const other of this.#waiting.values()) this.#headStart.chosen(waiting, other);
    const { features, estimates } = waiting;
    this.#ridge.learn(features, call.waitSeconds, NOISE * (40 + (features[1] ?? 0)));
    if ((call.queuedAt ?? call.arrivedAt) >= (this.#options.reportFrom ?? 0)) this.#score(call, estimates, waiting.bound.p80, features);
  }

  #score(call: ReplayCall, estimates: Record<Estimator, number>, bound: number, features: readonly number[]): void {
    for (const name of ESTIMATORS) this.#sheets[name].add(estimates[name], call.waitSeconds);
    this.#scored += 1;
    this.#waited += call.waitSeconds;
    this.#bounds += bound;
    if (call.waitSeconds <= bound) this.#covered += 1;
    this.#options.onScored?.(call, estimates, bound, features);
  }

  #come(call: ReplayCall, at: number): void {
    const priority = call.priority ?? 0;
    this.#headStart.came(priority);
    this.#count(priority, at);
    const own = at - this.#headStart.of(priority);
    let ahead = 0;
    let oldest = at;
    for (const other of this.#waiting.values()) {
      if (other.at - this.#headStart.of(other.priority) <= own) ahead += 1;
      oldest = Math.min(oldest, other.at);
    }
    const { handleSeconds, patienceSeconds, calibration } = parametersOf(this.#learning, this.#expected);
    const agents = Math.max(1, this.#crew.activeWithin(600));
    const parameters = { handleSeconds, patienceSeconds };
    const plain = (patience: number | null) =>
      estimateWait({ ahead, agents, parameters: { ...parameters, patienceSeconds: patience }, now: at * 1000 })?.mean ?? 0;
    const theta = patienceSeconds === null ? 0 : 1 / patienceSeconds;
    const overtaking = this.#overtaking(own, at);
    const turn = expectedTurn({ ahead, crew: this.#crew, law: this.#law, gapSeconds: 5, theta, overtaking });
    const patient = plain(patienceSeconds);
    const headOfLine = this.#waiting.size > 0 ? at - oldest : this.#lastWait;
    const busy = this.#crew.ages().length;
    const features = [
      1,
      turn,
      patient,
      this.#waiting.size > 0 ? at - oldest : 0,
      this.#smooth,
      ahead,
      busy,
      agents,
      overtaking.rate * overtaking.forSeconds * 60,
    ];
    const mean = Math.max(3, this.#ridge.predict(features));
    this.#waiting.set(call, {
      call,
      at,
      priority,
      features,
      bound: withQuantiles({ mean, sd: mean * Math.max(0.35, 1 / Math.sqrt(ahead + 1)) }, calibration),
      estimates: {
        callwright: mean * TOWARDS_MEDIAN,
        'queue-length': plain(null),
        'queue-length-patience': patient,
        'last-to-enter': this.#lastWait,
        'head-of-line': headOfLine,
        asterisk: this.#hold ?? 0,
      },
    });
  }

  /** Arrivals of each priority, forgotten over half an hour. */
  #count(priority: number, at: number): void {
    const known = this.#rates.get(priority) ?? { count: 0, at };
    this.#rates.set(priority, { count: known.count * Math.exp((known.at - at) / 1800) + 1, at });
  }

  #overtaking(own: number, at: number): { rate: number; forSeconds: number } {
    let rate = 0;
    let weighted = 0;
    for (const [priority, known] of this.#rates) {
      const forSeconds = Math.min(600, own - (at - this.#headStart.of(priority)));
      if (forSeconds <= 0) continue;
      const here = (known.count * Math.exp((known.at - at) / 1800)) / 1800;
      rate += here;
      weighted += here * forSeconds;
    }
    return { rate, forSeconds: rate === 0 ? 0 : weighted / rate };
  }
}

/** The variance of a wait, in seconds squared, for each second expected: about 60 in small teams. */
const NOISE = 60;
/** Errors have a long tail upward: a little less than the mean is nearer to most waits and costs no squares. */
const TOWARDS_MEDIAN = 0.95;
/** Constant, expected turn, QL_m, head of line, recent waits, ahead, busy, agents, overtakers. */
const PRIOR = [0, 0.5, 0.5, 0, 0, 0, 0, 0, 0];
const LOOSENESS = [30, 0.02, 0.02, 0.005, 0.01, 5, 5, 5, 5];
