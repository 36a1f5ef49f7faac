import type { Leg } from '../call/leg.ts';
import { HeardSound } from './heard-sound.ts';
import { MediaPeer } from './media-peer.ts';
import type { Mixer } from './mixer.ts';
import type { SoundFiles } from './sound-files.ts';

export interface CallServices {
  mixer: Mixer;
  sounds: SoundFiles;
  press(leg: Leg, key: string): void;
  hangUp(leg: Leg): void;
}

/** How a device came to a call: it was rung, it dialled, or it lends microphone and speaker to a call that a phone page drives. */
export type DevicePart = 'rung' | 'dialled' | 'lent';

/** What a device has to do with a leg; its sound goes over WebRTC. */
export class DeviceCall {
  readonly leg: Leg;
  readonly part: DevicePart;
  readonly peer: MediaPeer;
  /** The call's name on the device until it knows the leg's. */
  readonly name: string;
  /** Who has it now: a device that lost its socket comes back as another one. */
  device: unknown = null;
  readonly #services: CallServices;
  readonly #over = new AbortController();
  #isTaken = false;

  constructor(leg: Leg, { part, name }: { part: DevicePart; name: string }, services: CallServices) {
    this.leg = leg;
    this.part = part;
    this.name = name;
    this.#services = services;
    this.peer = new MediaPeer({ key: (key) => services.press(leg, key), lost: () => this.#lose() });
    const leave = (): void => this.leave();
    leg.over.addEventListener('abort', leave, { once: true });
    this.over.addEventListener(
      'abort',
      () => {
        // ended legs are kept, and what listens to them with the option `signal` would be too
        leg.over.removeEventListener('abort', leave);
        this.peer.close();
      },
      { once: true },
    );
    if (leg.isEnded) leave();
  }

  /** Aborts when the leg has ended, or goes on without this device. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Whether this device is the leg's phone; one that rings is not. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** The device is heard, and hears, from now on. */
  take(): void {
    if (this.#isTaken || this.over.aborted) return;
    this.#isTaken = true;
    const { leg, peer } = this;
    const { mixer, sounds } = this.#services;
    const played = new HeardSound(leg, sounds, { isMusicOnly: this.part === 'lent' });
    const party = { peer, hears: () => leg.connectedTo, played: () => played.next() };
    mixer.add(leg.sid, party);
    this.over.addEventListener('abort', () => mixer.remove(leg.sid, party), { once: true });
  }

  /** The device has no part in the leg any more; the leg is as it was. */
  leave(): void {
    this.#over.abort();
  }

  /** The device hangs up, as far as it may: whoever only rings or lends his sound ends nothing. */
  hangUp(): void {
    if (this.#isTaken && this.part !== 'lent') this.#services.hangUp(this.leg);
    else this.leave();
  }

  /** Whether a message of the device means this call. */
  isNamed(callsid: string): boolean {
    return callsid === this.leg.sid || callsid === this.name;
  }

  #lose(): void {
    if (!this.over.aborted) this.hangUp();
  }
}
