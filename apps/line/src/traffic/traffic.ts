import { randomStreams, type Sampler, samplerOf } from '@callwright/queueing';
import type { Unschedule } from '../clock/clock.ts';
import type { LineTraffic } from '../control/protocol.ts';
import type { Switchboard } from '../switchboard.ts';
import { SimulatedAgent } from './simulated-agent.ts';
import { SimulatedCaller, type TrafficWorld } from './simulated-caller.ts';
import { TrafficTally } from './traffic-counts.ts';
import type { TrafficSettings } from './traffic-schema.ts';

/** Simulated callers, who arrive at random, act and give up; and simulated agents, who answer and talk. With one seed the same ones come. */
export class Traffic {
  readonly #world: TrafficWorld;
  readonly #between: Sampler;
  readonly #callers: SimulatedCaller[] = [];
  #next: Unschedule = () => undefined;
  #turn = 0;
  #isOpen = true;

  constructor(board: Switchboard, settings: TrafficSettings, onChange: () => void) {
    const [arrivals] = randomStreams(settings.seed);
    this.#world = {
      board,
      settings,
      tally: new TrafficTally(onChange),
      isOpen: () => this.#isOpen && board.numbers.find(settings.to) !== undefined,
    };
    this.#between = samplerOf({ law: 'exponential', mean: 3600 / settings.callsPerHour }, arrivals);
    for (const [index, address] of addressesOf(settings.agents).entries()) new SimulatedAgent(address, index, this.#world);
    this.#scheduleNext();
  }

  /** Nobody new calls; who is on the line goes on, and phones are picked up as before. */
  stop(): void {
    this.#isOpen = false;
    this.#next();
  }

  report(): LineTraffic {
    return { settings: this.#world.settings, counts: this.#world.tally.report() };
  }

  #scheduleNext(): void {
    const { clock } = this.#world.board;
    this.#next = clock.schedule(clock.now() + this.#between() * 1000, () => {
      // the number may have been given up meanwhile
      if (this.#world.isOpen()) this.#nextCaller()?.dial();
      this.#scheduleNext();
    });
  }

  /** The one whose turn it is; nobody when all of them are on the phone. */
  #nextCaller(): SimulatedCaller | undefined {
    const { callers } = this.#world.settings;
    for (let tries = 0; tries < callers; tries += 1) {
      const index = this.#turn++ % callers;
      this.#callers[index] ??= new SimulatedCaller(index, this.#world);
      if (!this.#callers[index].isOnPhone) return this.#callers[index];
    }
    return undefined;
  }
}

function addressesOf(agents: TrafficSettings['agents']): readonly string[] {
  return typeof agents === 'number' ? Array.from({ length: agents }, (_, index) => `client:agent-${index + 1}`) : agents;
}
