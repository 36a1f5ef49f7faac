import { patienceSampler, type Random, randomStreams, type Sampler, samplerOf } from '@callwright/queueing';
import type { Leg } from '../call/leg.ts';
import type { PhoneAttempt } from '../call/phones.ts';
import type { Unschedule } from '../clock/clock.ts';
import type { Switchboard } from '../switchboard.ts';
import type { TrafficSettings } from './traffic-schema.ts';

/** What came of the callers so far. */
export interface TrafficCounts {
  calls: number;
  inProgress: number;
  /** They talked with somebody. */
  connected: number;
  /** Their patience was over. */
  gaveUp: number;
  /** Phones of callers that were called, and that answered. */
  calledBack: number;
  calledBackAnswered: number;
}

const FIRST_CALLER = 40_799_000_000;
/** So many different callers; after them the first ones call again. */
const CALLERS = 100_000;
/** An agent behaves the same way again after so many calls. */
const ATTEMPTS = 500;
/** A key that nobody listens to is tried again for so long, second by second. */
const PATIENT_KEY_SECONDS = 20;

/** Simulated callers, who arrive at random, press keys and give up; and simulated agents, who answer and talk. With one seed the same ones come. */
export class Traffic {
  readonly #board: Switchboard;
  readonly #settings: TrafficSettings;
  readonly #random: Random;
  readonly #between: Sampler;
  readonly #patience: Sampler;
  readonly #callers = new Map<string, Leg>();
  readonly #counts = { calls: 0, connected: 0, gaveUp: 0, calledBack: 0, calledBackAnswered: 0 };
  readonly #unwatch: () => void;
  #next: Unschedule = () => undefined;

  constructor(board: Switchboard, settings: TrafficSettings) {
    const [arrivals, patience, talks, rest] = randomStreams(settings.seed);
    this.#board = board;
    this.#settings = settings;
    this.#random = rest;
    this.#between = samplerOf({ law: 'exponential', mean: 3600 / settings.callsPerHour }, arrivals);
    this.#patience = patienceSampler(settings.patienceSeconds, patience);
    const talk = samplerOf(settings.talkSeconds, talks);
    for (let agent = 1; agent <= settings.agents; agent += 1)
      board.phones.set(`client:agent-${agent}`, { attempts: Array.from({ length: ATTEMPTS }, () => this.#agentAttempt(talk)) });
    this.#unwatch = this.#watchCalledBack();
    this.#scheduleNext();
  }

  /** Nobody new calls; who is on the line goes on. */
  stop(): void {
    this.#next();
    this.#unwatch();
  }

  report(): { settings: TrafficSettings; counts: TrafficCounts } {
    const inProgress = [...this.#callers.values()].filter(({ isEnded }) => !isEnded).length;
    return { settings: this.#settings, counts: { ...this.#counts, inProgress } };
  }

  #agentAttempt(talk: Sampler): PhoneAttempt {
    const { answerShare, answerAfterSeconds } = this.#settings;
    if (this.#random() >= answerShare) return { behaviour: 'no-answer' };
    // biome-ignore lint/suspicious/noThenProperty: the control API names it so
    return { behaviour: 'answer', afterSeconds: answerAfterSeconds, then: [{ afterSeconds: talk(), hangup: true }] };
  }

  #scheduleNext(): void {
    const { clock } = this.#board;
    this.#next = clock.schedule(clock.now() + this.#between() * 1000, () => {
      this.#call();
      this.#scheduleNext();
    });
  }

  #call(): void {
    const { to, presses, calledBack } = this.#settings;
    const from = `+${FIRST_CALLER + (this.#counts.calls % CALLERS)}`;
    const { answerShare, answerAfterSeconds, presses: digits } = calledBack;
    const answers = (): PhoneAttempt =>
      this.#random() < answerShare
        ? // biome-ignore lint/suspicious/noThenProperty: the control API names it so
          { behaviour: 'answer', afterSeconds: answerAfterSeconds, then: [{ afterSeconds: 4, digits }] }
        : { behaviour: 'no-answer' };
    this.#board.phones.set(from, { attempts: [answers(), answers(), answers()] });
    const leg = this.#board.dialIn(from, to);
    this.#counts.calls += 1;
    this.#callers.set(from, leg);
    for (const press of presses)
      if (this.#random() < press.share) this.#after(leg, press.afterSeconds, () => this.#press(leg, press.digits));
    const patience = this.#patience();
    if (Number.isFinite(patience)) this.#after(leg, patience, () => this.#giveUp(leg));
    this.#countTalk(leg);
  }

  #after(leg: Leg, seconds: number, act: () => void): void {
    const { clock } = this.#board;
    const unschedule = clock.schedule(clock.now() + seconds * 1000, act);
    leg.over.addEventListener('abort', unschedule, { once: true });
  }

  #press(leg: Leg, digits: string, left = PATIENT_KEY_SECONDS): void {
    if (leg.listening !== null) this.#board.press(leg, digits);
    else if (left > 0) this.#after(leg, 1, () => this.#press(leg, digits, left - 1));
  }

  #giveUp(leg: Leg): void {
    if (leg.connectedTo.size > 0) return;
    this.#counts.gaveUp += 1;
    this.#board.hangUp(leg);
  }

  #countTalk(leg: Leg): void {
    const unwatch = leg.watchChanges(() => {
      if (leg.connectedTo.size === 0) return;
      unwatch();
      this.#counts.connected += 1;
    });
  }

  /** Calls that we owed: how many phones rang, and how many were answered. */
  #watchCalledBack(): () => void {
    const rung = new WeakSet<Leg>();
    const answered = new WeakSet<Leg>();
    return this.#board.legs.watch((leg) => {
      if (leg.direction !== 'outbound-api' || !this.#callers.has(leg.to)) return;
      if (!rung.has(leg)) this.#counts.calledBack += 1;
      rung.add(leg);
      if (leg.answeredAt === null || answered.has(leg)) return;
      answered.add(leg);
      this.#counts.calledBackAnswered += 1;
      this.#countTalk(leg);
    });
  }
}
