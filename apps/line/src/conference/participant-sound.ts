import { Interruption, isInterruption } from '../call/interruption.ts';
import type { Leg } from '../call/leg.ts';
import type { Unschedule } from '../clock/clock.ts';
import { CONFERENCE_WAIT_RULES } from '../execute/document-rules.ts';
import { type Music, playMusic } from '../execute/music.ts';
import { TwimlError } from '../execute/parse-twiml.ts';
import type { CallServices } from '../execute/verb.ts';
import { HttpFailure } from '../webhook/http-failure.ts';

/** What a participant hears: music before the start or on hold, the others, or nobody. */
export type Hearing = { kind: 'wait' | 'hold'; music: Music; onFailure: () => void } | { kind: 'bridged' } | { kind: 'silence' };

/** What one participant hears in a conference, one thing at a time, and whether he speaks. */
export class ParticipantSound {
  readonly #leg: Leg;
  readonly #services: CallServices;
  #hearing = '';
  #stop: () => void = () => undefined;
  #endSpeech: Unschedule | null = null;

  constructor(leg: Leg, services: CallServices) {
    this.#leg = leg;
    this.#services = services;
  }

  /** Nothing changes when it is heard already. */
  hear(hearing: Hearing): void {
    const name = JSON.stringify(hearing);
    if (name === this.#hearing) return;
    this.#stop();
    this.#hearing = name;
    this.#stop = 'music' in hearing ? this.#playMusic(hearing.music, hearing.onFailure) : this.#hearEndless(hearing.kind);
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.#endSpeech?.();
  }

  /** Somebody speaks for seconds. `onStart` is called unless he was speaking already, `onStop` when he falls silent. */
  speak(seconds: number, onStart: () => void, onStop: () => void): void {
    const { clock } = this.#services;
    if (this.#endSpeech) this.#endSpeech();
    else onStart();
    this.#endSpeech = clock.schedule(clock.now() + seconds * 1000, () => {
      this.#endSpeech = null;
      onStop();
    });
  }

  #hearEndless(kind: 'bridged' | 'silence'): () => void {
    const sound = this.#leg.hears({ kind });
    return () => sound.end(false);
  }

  #playMusic(music: Music, onFailure: () => void): () => void {
    const controller = new AbortController();
    const program = { signal: controller.signal, rules: CONFERENCE_WAIT_RULES };
    playMusic(music, { leg: this.#leg, program, services: this.#services }).catch((error: unknown) => {
      if (isInterruption(error)) return;
      if (error instanceof HttpFailure || error instanceof TwimlError) onFailure();
      else this.#services.log(`music on call ${this.#leg.sid} broke off: ${String(error)}`);
    });
    return () => controller.abort(new Interruption('wait-over'));
  }
}
