import { Deferred } from '../call/deferred.ts';
import type { Leg } from '../call/leg.ts';
import type { DocumentSource } from '../execute/document.ts';

/** A Dial that takes a call out of a queue. The two sides of it tell each other how far they are. */
export class Pickup {
  readonly dialer: Leg;
  /** What the queued caller hears before the connection. */
  readonly whisper: DocumentSource | null;
  /** The queued caller: true when he can be connected, false when he is gone. */
  readonly ready = new Deferred<boolean>();
  /** The Dial: whether the two were connected, as soon as they have parted. */
  readonly over = new Deferred<boolean>();

  constructor(dialer: Leg, whisper: DocumentSource | null) {
    this.dialer = dialer;
    this.whisper = whisper;
  }
}
