import type { Clock } from '../clock/clock.ts';
import { Message, type MessageInit } from './message.ts';

const KEPT = 5_000;

/** All messages, oldest first. The oldest are forgotten past a limit. */
export class Messages {
  readonly #clock: Clock;
  readonly #onChange: (message: Message) => void;
  readonly #messages = new Map<string, Message>();

  constructor(clock: Clock, onChange: (message: Message) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  create(init: MessageInit): Message {
    const message = new Message(init, this.#clock, this.#onChange);
    this.#messages.set(message.sid, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > KEPT && oldest !== undefined) this.#messages.delete(oldest);
    message.changed();
    return message;
  }

  get(sid: string): Message | undefined {
    return this.#messages.get(sid);
  }

  all(): Message[] {
    return [...this.#messages.values()];
  }

  delete(sid: string): boolean {
    return this.#messages.delete(sid);
  }

  clear(): void {
    this.#messages.clear();
  }
}
