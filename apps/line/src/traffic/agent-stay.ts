import { samplerOf } from '@callwright/queueing';
import type { Leg } from '../call/leg.ts';
import type { Unschedule } from '../clock/clock.ts';
import { followScript } from './follow-script.ts';
import { onConnection } from './on-connection.ts';
import type { TrafficWorld } from './simulated-caller.ts';
import { whileItLasts } from './while-it-lasts.ts';

/** So long an agent stays on a call in which nobody is: before somebody comes, and after he has left. */
const LONGEST_ALONE_SECONDS = 120;
const LEFT_ALONE_SECONDS = 5;
/** The carrier misses an agent's phone after so long. */
const NOTICED_SECONDS = 15;

/** An agent on one call that he answered: he accepts it when asked, talks for a time, and hangs up or is gone. */
export class AgentStay {
  readonly #leg: Leg;
  readonly #world: TrafficWorld;
  readonly #random: () => number;
  #hasTalked = false;
  #leave: Unschedule;

  constructor(leg: Leg, random: () => number, world: TrafficWorld) {
    const { board, settings, tally } = world;
    this.#leg = leg;
    this.#world = world;
    this.#random = random;
    this.#leave = whileItLasts(leg, board.clock, LONGEST_ALONE_SECONDS, () => board.hangUp(leg));
    tally.agent('answered');
    onConnection(leg, (isConnected) => (isConnected ? this.#talk() : this.#isLeft()));
    if (settings.agentPresses === undefined) return;
    const script = [{ afterSeconds: 1, times: 1, choices: [{ weight: 1, digits: settings.agentPresses }] }];
    followScript(leg, script, { board, random, other: '', onAct: () => undefined });
  }

  /** How long he wraps up after it, in seconds. */
  wrapUpSeconds(): number {
    const { wrapUpSeconds } = this.#world.settings;
    return wrapUpSeconds === null || !this.#hasTalked ? 0 : samplerOf(wrapUpSeconds, this.#random)();
  }

  #talk(): void {
    const { board, settings } = this.#world;
    this.#leave();
    if (this.#hasTalked) return;
    this.#hasTalked = true;
    const seconds = samplerOf(settings.talkSeconds, this.#random)();
    const vanishes = this.#random() < settings.vanishShare;
    whileItLasts(this.#leg, board.clock, seconds, () => (vanishes ? this.#vanish() : board.hangUp(this.#leg)));
  }

  /** Who was put on hold, or holds the other, comes back. */
  #isLeft(): void {
    const { board } = this.#world;
    this.#leave = whileItLasts(this.#leg, board.clock, LEFT_ALONE_SECONDS, () => {
      if (!this.#leg.conference?.hold) board.hangUp(this.#leg);
    });
  }

  #vanish(): void {
    this.#world.tally.agent('vanished');
    this.#world.board.vanish(this.#leg, NOTICED_SECONDS);
  }
}
