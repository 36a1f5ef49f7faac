import { decide } from '../assign/decide.ts';
import type { Decision } from '../assign/decision.ts';
import { nextDecisionAt } from '../assign/next-decision-at.ts';
import { estimateWait } from '../estimate/estimate-wait.ts';
import {
  dialSecondsOf,
  learnDialled,
  learnHandled,
  learnWaited,
  newLearning,
  parametersOf,
  type QueueLearning,
} from '../learning/queue-learning.ts';
import type { Agent } from '../line/agent.ts';
import type { Entry } from '../line/entry.ts';
import type { LineState } from '../line/line-state.ts';
import { shouldOffer } from '../offer/should-offer.ts';
import { placeOf } from '../order/place-of.ts';
import { type DayStep, dayStepsOf, stepAt } from './day-steps.ts';
import { EventHeap } from './event-heap.ts';
import { drawsOf, expectedOf, QUEUE, queueOf } from './people-of.ts';
import type { Scenario } from './scenario.ts';
import { ShadowLine } from './shadow-line.ts';
import { Tally } from './tally.ts';

interface Caller extends Entry {
  isCounted: boolean;
  cameAt: number;
  talk: number;
  wrapUp: number;
  patience: number;
  attemptsLeft: number;
  answeredAt: number;
  overtakes: number;
}

interface Seat extends Agent {
  isLeaving: boolean;
  handle: number;
}

type Event =
  | { kind: 'arrival' | 'look' | 'roster' }
  | { kind: 'give-up' | 'ring-end'; caller: Caller }
  | { kind: 'talk-end' | 'wrap-up-end'; seat: Seat; caller: Caller };

type Decider = (state: LineState) => Decision[];

const RETRY_SECONDS = 120;
/** An attempt that nobody answers rings this many times as long as one that somebody does. */
const UNANSWERED = 2;

/** One replication: a line that is run by the very functions of the product, and people who behave by the laws of a scenario. */
export class CallCentre {
  readonly tally: Tally;
  readonly #scenario: Scenario;
  readonly #decider: Decider;
  readonly #events = new EventHeap<Event>();
  readonly #line: Caller[] = [];
  readonly #seats: Seat[] = [];
  readonly #shadow: ShadowLine | null;
  readonly #arrivals: DayStep[];
  readonly #roster: DayStep[];
  readonly #draw: ReturnType<typeof drawsOf>;
  readonly #state: { queues: LineState['queues']; entries: readonly Entry[]; agents: readonly Agent[]; now: number };
  #learning: QueueLearning = newLearning();
  #now = 0;
  #callers = 0;
  #agentNumber = 0;
  #free = 0;
  #working = 0;
  #onLine = 0;
  #away = 0;
  #lookAt = Number.POSITIVE_INFINITY;

  constructor(scenario: Scenario, seed: number, decider: Decider = decide) {
    this.#scenario = scenario;
    this.#decider = decider;
    this.tally = new Tally(scenario.warmUpHours * 3600, scenario.hours * 3600);
    this.#shadow = scenario.callback === null ? null : new ShadowLine();
    if (typeof scenario.arrivalsPerHour === 'object' && 'csv' in scenario.arrivalsPerHour)
      throw new TypeError('arrivals of a CSV must be resolved first');
    this.#arrivals = dayStepsOf(scenario.arrivalsPerHour, 'perHour');
    this.#roster = dayStepsOf(scenario.agents, 'agents');
    this.#draw = drawsOf(scenario, seed);
    this.#state = { queues: { [QUEUE]: queueOf(scenario) }, entries: this.#line, agents: this.#seats, now: 0 };
    this.#events.push(0, { kind: 'roster' });
    this.#nextArrival();
  }

  /** Runs until so many events have happened, or all is over; whether there is more to do. */
  run(events: number): boolean {
    const end = this.#scenario.hours * 3600;
    for (let count = 0; count < events; count += 1) {
      const next = this.#events.pop();
      if (next === undefined || next.at > end + OVERTIME || (next.at > end && this.tally.open === 0)) return false;
      const held = this.#onLine === 0 ? 0 : Math.min(this.#free, this.#onLine);
      this.tally.advance(next.at, { inLine: this.#onLine, working: this.#working, onDuty: this.#seats.length, held });
      this.#now = next.at;
      this.#happen(next.event);
    }
    return true;
  }

  /** Only offers and dialling ask what has been learned. */
  get #learns(): boolean {
    return this.#scenario.callback !== null;
  }

  /** How far the clock has come, 0 to 1. */
  get done(): number {
    return Math.min(1, this.#now / (this.#scenario.hours * 3600));
  }

  #happen(event: Event): void {
    switch (event.kind) {
      case 'arrival':
        this.#arrive();
        break;
      case 'give-up':
        this.#giveUp(event.caller);
        break;
      case 'ring-end':
        this.#ringEnd(event.caller);
        break;
      case 'talk-end':
        this.#talkEnd(event.seat, event.caller);
        break;
      case 'wrap-up-end':
        this.#release(event.seat);
        break;
      case 'roster':
        this.#changeRoster();
        break;
      case 'look':
        if (this.#now >= this.#lookAt) this.#lookAt = Number.POSITIVE_INFINITY;
    }
    this.#settle();
  }

  /** What the product's keeper does after every change: decide, and carry it out. */
  #settle(): void {
    if (this.#line.length === 0 || (this.#free === 0 && this.#away === 0)) return;
    this.#state.now = this.#now * 1000;
    for (const decision of this.#decider(this.#state)) this.#carryOut(decision);
    if (this.#scenario.callback === null) return;
    const next = nextDecisionAt(this.#state);
    // a millisecond later: seconds and milliseconds do not convert exactly
    if (next === null || (next + 1) / 1000 >= this.#lookAt) return;
    this.#lookAt = (next + 1) / 1000;
    this.#events.push(this.#lookAt, { kind: 'look' });
  }

  #carryOut(decision: Decision): void {
    const caller = this.#line.find(({ id }) => id === decision.entry);
    if (caller === undefined) return;
    if (decision.kind === 'dial') this.#dial(caller);
    else if (decision.kind === 'hold') caller.heldUntil = decision.until;
    else {
      const seat = this.#seats.find(({ id }) => id === decision.agent);
      if (seat !== undefined) this.#connect(caller, seat);
    }
  }

  #nextArrival(): void {
    let at = this.#now;
    for (;;) {
      const { value, until } = stepAt(this.#arrivals, at);
      const next = value === 0 ? Number.POSITIVE_INFINITY : at + (this.#draw.gap() * 3600) / value;
      if (next < until) {
        at = next;
        break;
      }
      if (until > this.#scenario.hours * 3600) return;
      at = until;
    }
    if (at < this.#scenario.hours * 3600) this.#events.push(at, { kind: 'arrival' });
  }

  #arrive(): void {
    this.#nextArrival();
    const { talk, wrapUp, patience, accepts } = this.#draw;
    const caller: Caller = {
      id: String(this.#callers++).padStart(9, '0'),
      queue: QUEUE,
      since: this.#now * 1000,
      priority: 0,
      state: 'waiting',
      isCallback: false,
      cameAt: this.#now,
      isCounted: this.tally.arrived(this.#now),
      talk: talk(),
      wrapUp: wrapUp(),
      patience: patience(),
      attemptsLeft: 1 + (this.#scenario.callback?.retries ?? 0),
      answeredAt: 0,
      overtakes: 0,
    };
    const isWilling = accepts();
    this.#shadow?.arrived(caller.id, this.#now);
    this.#line.push(caller);
    if (isWilling && this.#isOffered(caller)) this.#leaveLine(caller);
    else {
      this.#onLine += 1;
      if (Number.isFinite(caller.patience)) this.#events.push(this.#now + caller.patience, { kind: 'give-up', caller });
    }
  }

  #isOffered(caller: Caller): boolean {
    const { callback } = this.#scenario;
    if (callback === null) return false;
    const { position, ahead, aheadOnLine } = placeOf(caller, this.#line, this.#state.queues, this.#now * 1000);
    const parameters = parametersOf(this.#learning, expectedOf(this.#scenario));
    const estimate = estimateWait({
      ahead,
      aheadOnLine,
      agents: this.#seats.length,
      freeAgents: this.#free,
      parameters,
      now: this.#now * 1000,
    });
    return shouldOffer({ mode: callback.mode, offerWhenEstimateOver: callback.offerWhenEstimateOver }, { estimate, position }).offer;
  }

  #leaveLine(caller: Caller): void {
    Object.assign(caller, { state: 'away', isCallback: true, mode: this.#scenario.callback?.mode });
    this.#away += 1;
    if (caller.isCounted) this.tally.tookCallback();
  }

  #giveUp(caller: Caller): void {
    if (caller.state !== 'waiting' || caller.isCallback || !this.#remove(caller)) return;
    this.#onLine -= 1;
    this.#shadow?.left(caller.id, this.#now);
    this.#left(caller, 'abandoned');
  }

  #dial(caller: Caller): void {
    Object.assign(caller, { state: 'dialling', dialledAt: this.#now * 1000 });
    caller.attemptsLeft -= 1;
    this.#away -= 1;
    caller.answeredAt = this.#draw.answers() ? this.#now + this.#draw.ring() : 0;
    const unanswered = this.#now + UNANSWERED * (this.#scenario.callback?.ringSeconds ?? 0);
    this.#events.push(caller.answeredAt || unanswered, { kind: 'ring-end', caller });
  }

  #ringEnd(caller: Caller): void {
    if (caller.answeredAt > 0) {
      caller.state = 'waiting';
      this.#onLine += 1;
      this.#learning = learnDialled(this.#learning, { dialSeconds: this.#now - (caller.dialledAt ?? 0) / 1000 });
      this.#learnParameters();
    } else if (caller.attemptsLeft > 0) {
      Object.assign(caller, { state: 'away', notBefore: (this.#now + RETRY_SECONDS) * 1000 });
      this.#away += 1;
    } else {
      this.#remove(caller);
      this.#shadow?.left(caller.id, this.#now);
      if (caller.isCounted) this.tally.lostCallback();
    }
  }

  #connect(caller: Caller, seat: Seat): void {
    this.#remove(caller);
    this.#onLine -= 1;
    this.#free -= 1;
    this.#working += 1;
    Object.assign(seat, { status: 'busy', since: this.#now * 1000, handle: caller.talk + caller.wrapUp });
    this.#events.push(this.#now + caller.talk, { kind: 'talk-end', seat, caller });
    if (caller.isCallback) this.#endCallback(caller);
    else this.#left(caller, 'served');
    this.#shadow?.served(caller.id);
    if (this.#shadow !== null) for (const other of this.#line) if (other.isCallback && other.since < caller.since) other.overtakes += 1;
  }

  #endCallback(caller: Caller): void {
    const turn = this.#shadow?.turnOf(caller.id) ?? this.#now;
    const figures = { hold: this.#now - caller.answeredAt, overtakes: caller.overtakes, placeLost: Math.max(0, this.#now - turn) };
    if (caller.isCounted) this.tally.calledBack(figures);
  }

  #left(caller: Caller, outcome: 'served' | 'abandoned'): void {
    const waitedSeconds = this.#now - caller.cameAt;
    if (caller.isCounted) this.tally.stayed(caller.cameAt, waitedSeconds, outcome);
    if (this.#learns) this.#learning = learnWaited(this.#learning, { waitedSeconds, outcome });
  }

  #talkEnd(seat: Seat, caller: Caller): void {
    if (this.#scenario.wrapUpSeconds === null) {
      this.#release(seat);
      return;
    }
    const wrapUpUntil = (this.#now + this.#scenario.wrapUpSeconds.mean) * 1000;
    Object.assign(seat, { status: 'wrap-up', since: this.#now * 1000, wrapUpUntil });
    this.#events.push(this.#now + caller.wrapUp, { kind: 'wrap-up-end', seat, caller });
  }

  #release(seat: Seat): void {
    this.#working -= 1;
    if (this.#learns) {
      this.#learning = learnHandled(this.#learning, { handleSeconds: seat.handle });
      this.#learnParameters();
    }
    if (seat.isLeaving) {
      this.#seats.splice(this.#seats.indexOf(seat), 1);
      return;
    }
    Object.assign(seat, { status: 'available', since: this.#now * 1000 });
    this.#free += 1;
    this.#shadow?.agentFree(this.#now);
  }

  #learnParameters(): void {
    const queue = this.#state.queues[QUEUE];
    if (queue === undefined) return;
    queue.handleSeconds = parametersOf(this.#learning, expectedOf(this.#scenario)).handleSeconds;
    queue.dialSeconds = dialSecondsOf(this.#learning, this.#scenario.callback?.ringSeconds ?? 0);
  }

  /** Who is free goes first; who talks goes after his call. */
  #changeRoster(): void {
    const { value, until } = stepAt(this.#roster, this.#now);
    if (Number.isFinite(until)) this.#events.push(until, { kind: 'roster' });
    let missing = value - this.#seats.filter(({ isLeaving }) => !isLeaving).length;
    for (const seat of this.#seats) {
      if (missing <= 0 || !seat.isLeaving) continue;
      seat.isLeaving = false;
      missing -= 1;
    }
    for (; missing > 0; missing -= 1) this.#comeOnDuty();
    for (; missing < 0; missing += 1) this.#goOffDuty();
  }

  #comeOnDuty(): void {
    const id = `agent-${this.#agentNumber++}`;
    this.#seats.push({ id, skills: { [QUEUE]: 1 }, status: 'available', since: this.#now * 1000, isLeaving: false, handle: 0 });
    this.#free += 1;
    this.#shadow?.agentFree(this.#now);
  }

  #goOffDuty(): void {
    const seat = this.#seats.find(({ status }) => status === 'available') ?? this.#seats.find(({ isLeaving }) => !isLeaving);
    if (seat === undefined) return;
    if (seat.status !== 'available') seat.isLeaving = true;
    else {
      this.#seats.splice(this.#seats.indexOf(seat), 1);
      this.#free -= 1;
      this.#shadow?.agentLeft();
    }
  }

  #remove(caller: Caller): boolean {
    const index = this.#line.indexOf(caller);
    if (index >= 0) this.#line.splice(index, 1);
    return index >= 0;
  }
}

/** So long after the last arrival those who still wait are waited for. */
const OVERTIME = 24 * 3600;
