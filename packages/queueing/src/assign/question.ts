import { isOnDuty } from '../line/agent.ts';
import type { LineState } from '../line/line-state.ts';
import { lengthsOf } from './overflow.ts';

/** A state to decide on; what few queues need to know of it is found when it is asked for. */
export class Question {
  readonly state: LineState;
  readonly now: number;
  #lengths: Map<string, number> | undefined;
  #onDuty: Set<string> | undefined;

  constructor(state: LineState) {
    this.state = state;
    this.now = state.now;
  }

  /** How many are to be served in a queue. */
  lengthOf(queue: string): number {
    this.#lengths ??= lengthsOf(this.state);
    return this.#lengths.get(queue) ?? 0;
  }

  isOnDuty(agent: string): boolean {
    this.#onDuty ??= new Set(this.state.agents.filter(isOnDuty).map(({ id }) => id));
    return this.#onDuty.has(agent);
  }
}
