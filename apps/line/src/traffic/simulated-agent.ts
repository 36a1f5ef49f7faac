import type { Leg } from '../call/leg.ts';
import type { PhoneAttempt } from '../call/phones.ts';
import { AgentStay } from './agent-stay.ts';
import { onAnswer } from './on-connection.ts';
import { personRandom } from './person-random.ts';
import type { TrafficWorld } from './simulated-caller.ts';

/** Agents are counted after the callers, so that they have a chance of their own. */
const FIRST_AGENT = 1_000_000;

/** One agent: he picks up or does not, and is not to be had while he is on a call or wraps up. */
export class SimulatedAgent {
  readonly #index: number;
  readonly #world: TrafficWorld;
  #calls = 0;
  #leg: Leg | null = null;
  #freeAt = 0;

  constructor(address: string, index: number, world: TrafficWorld) {
    this.#index = index;
    this.#world = world;
    // other traffic may have left him on a call
    this.#leg = world.board.legs.all().find(({ to, isEnded }) => to === address && !isEnded) ?? null;
    world.board.phones.setPerson(address, (leg) => this.#rung(leg));
  }

  #rung(leg: Leg): PhoneAttempt {
    const { tally } = this.#world;
    tally.agent('called');
    if (this.#leg === null || this.#leg.isEnded) return this.#offered(leg);
    tally.agent('whileBusy');
    return { behaviour: 'busy' };
  }

  #offered(leg: Leg): PhoneAttempt {
    const { board, settings, tally } = this.#world;
    const { answerAfterSeconds, answerShare, refuseShare, seed } = settings;
    const random = personRandom(seed, FIRST_AGENT + this.#index, this.#calls++);
    const chance = random();
    const afterSeconds = answerAfterSeconds + Math.max(0, this.#freeAt - board.clock.now()) / 1000;
    this.#leg = leg;
    if (chance < answerShare) {
      onAnswer(leg, () => this.#answered(leg, random));
      return { behaviour: 'answer', afterSeconds };
    }
    const isRefused = chance < answerShare + refuseShare;
    tally.agent(isRefused ? 'refused' : 'missed');
    return isRefused ? { behaviour: 'reject', afterSeconds } : { behaviour: 'no-answer' };
  }

  #answered(leg: Leg, random: () => number): void {
    const stay = new AgentStay(leg, random, this.#world);
    const rest = (): void => {
      this.#freeAt = this.#world.board.clock.now() + stay.wrapUpSeconds() * 1000;
    };
    leg.over.addEventListener('abort', rest, { once: true });
  }
}
