import { patienceSampler } from '@callwright/queueing';
import type { Leg } from '../call/leg.ts';
import type { Unschedule } from '../clock/clock.ts';
import { followScript } from './follow-script.ts';
import { onConnection } from './on-connection.ts';
import type { TrafficWorld } from './simulated-caller.ts';
import type { ScriptStep } from './traffic-schema.ts';
import { whileItLasts } from './while-it-lasts.ts';

interface Manner {
  script: readonly ScriptStep[];
  /** Patience counts from this act on; 0: at once. */
  patienceAfterActs: number;
  random: () => number;
  /** The keys of his other number. */
  other: string;
  /** He hung up before anybody talked with him. */
  onGaveUp: () => void;
}

/** A caller on one call until it ends: he acts, talks, and loses patience, anew after each talk. */
export class CallerStay {
  readonly #leg: Leg;
  readonly #world: TrafficWorld;
  readonly #manner: Manner;
  readonly #patience: number;
  #acts = 0;
  #since: number;
  #hasTalked = false;
  #stopWaiting: Unschedule = () => undefined;

  constructor(leg: Leg, manner: Manner, world: TrafficWorld) {
    const { board, settings, tally } = world;
    this.#leg = leg;
    this.#world = world;
    this.#manner = manner;
    this.#patience = patienceSampler(settings.patienceSeconds, manner.random)();
    this.#since = board.clock.now();
    tally.add('inProgress');
    leg.over.addEventListener('abort', () => tally.add('inProgress', -1), { once: true });
    if (manner.patienceAfterActs === 0) this.#wait();
    onConnection(leg, (isConnected) => this.#talks(isConnected));
    followScript(leg, manner.script, { board, random: manner.random, other: manner.other, onAct: () => this.#acted() });
  }

  #acted(): void {
    this.#acts += 1;
    if (this.#acts === this.#manner.patienceAfterActs) this.#wait();
  }

  #wait(): void {
    const { clock } = this.#world.board;
    this.#since = clock.now();
    if (Number.isFinite(this.#patience)) this.#stopWaiting = whileItLasts(this.#leg, clock, this.#patience, () => this.#giveUp());
  }

  #talks(isConnected: boolean): void {
    const { board, tally } = this.#world;
    this.#stopWaiting();
    if (!isConnected) this.#wait();
    if (!isConnected || this.#hasTalked) return;
    this.#hasTalked = true;
    tally.waited((board.clock.now() - this.#since) / 1000);
    if (this.#leg.direction !== 'inbound') tally.add('calledBackConnected');
    tally.add('connected');
  }

  #giveUp(): void {
    this.#world.board.hangUp(this.#leg);
    if (this.#hasTalked) return;
    this.#world.tally.add('gaveUp');
    this.#manner.onGaveUp();
  }
}
