import type { Leg } from '../call/leg.ts';
import type { PhoneAttempt } from '../call/phones.ts';
import type { Switchboard } from '../switchboard.ts';
import { CallerStay } from './caller-stay.ts';
import { onAnswer } from './on-connection.ts';
import { personRandom } from './person-random.ts';
import type { TrafficTally } from './traffic-counts.ts';
import type { ScriptStep, TrafficSettings } from './traffic-schema.ts';
import { whileItLasts } from './while-it-lasts.ts';

export interface TrafficWorld {
  board: Switchboard;
  settings: TrafficSettings;
  tally: TrafficTally;
  /** Whether people still dial. */
  isOpen: () => boolean;
}

/** A key that nobody listens to is tried again for so long, second by second. */
const PATIENT_KEY_SECONDS = 20;
/** How long somebody who was called back listens before he presses. */
const ACCEPT_SECONDS = 2;

/** One caller: he dials, gives up, dials again, and picks up when he is called back. */
export class SimulatedCaller {
  readonly #number: string;
  /** Another number of his, which he may ask to be called at. */
  readonly #otherNumber: string;
  readonly #index: number;
  readonly #world: TrafficWorld;
  #calls = 0;
  #leg: Leg | null = null;

  constructor(index: number, world: TrafficWorld) {
    const digits = String(index).padStart(6, '0');
    this.#index = index;
    this.#world = world;
    this.#number = `+40799${digits}`;
    this.#otherNumber = `+40798${digits}`;
    // other traffic may have left him on a call
    this.#leg = world.board.legs.all().find(({ from, isEnded }) => from === this.#number && !isEnded) ?? null;
    for (const number of [this.#number, this.#otherNumber]) world.board.phones.setPerson(number, (leg) => this.#rung(leg));
  }

  get isOnPhone(): boolean {
    return this.#leg !== null && !this.#leg.isEnded;
  }

  dial(): void {
    const { board, settings, tally } = this.#world;
    const random = this.#nextRandom();
    const leg = board.dialIn(this.#number, settings.to);
    tally.add('calls');
    this.#stay(leg, settings.script, settings.patienceAfterActs, random);
    for (const { share, afterSeconds, digits } of settings.presses)
      if (random() < share) whileItLasts(leg, board.clock, afterSeconds, () => this.#press(leg, digits));
  }

  #rung(leg: Leg): PhoneAttempt {
    const { settings, tally } = this.#world;
    tally.add('calledBack');
    if (this.isOnPhone) return { behaviour: 'busy' };
    const random = this.#nextRandom();
    const { answerShare, answerAfterSeconds, presses } = settings.calledBack;
    if (random() >= answerShare) return { behaviour: 'no-answer' };
    const script = [{ afterSeconds: ACCEPT_SECONDS, times: 1, choices: [{ weight: 1, digits: presses }] }];
    onAnswer(leg, () => {
      tally.add('calledBackAnswered');
      this.#stay(leg, script, 0, random);
    });
    return { behaviour: 'answer', afterSeconds: answerAfterSeconds };
  }

  #stay(leg: Leg, script: readonly ScriptStep[], patienceAfterActs: number, random: () => number): void {
    this.#leg = leg;
    const onGaveUp = (): void => (leg.direction === 'inbound' ? this.#callsAgain() : undefined);
    new CallerStay(leg, { script, patienceAfterActs, random, other: this.#otherKeys(), onGaveUp }, this.#world);
  }

  #callsAgain(): void {
    const { board, settings, isOpen } = this.#world;
    if (this.#nextRandom()() >= settings.callsAgain.share) return;
    board.clock.schedule(board.clock.now() + settings.callsAgain.afterSeconds * 1000, () => {
      if (isOpen() && !this.isOnPhone) this.dial();
    });
  }

  #press(leg: Leg, digits: string, left = PATIENT_KEY_SECONDS): void {
    const { board } = this.#world;
    if (leg.listening !== null) board.press(leg, digits.replaceAll('{other}', this.#otherKeys()));
    else if (left > 0) whileItLasts(leg, board.clock, 1, () => this.#press(leg, digits, left - 1));
  }

  /** As he keys it at home. */
  #otherKeys(): string {
    return this.#otherNumber.replace('+40', '0');
  }

  #nextRandom(): () => number {
    return personRandom(this.#world.settings.seed, this.#index, this.#calls++);
  }
}
