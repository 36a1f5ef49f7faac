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

/** A leg whose phone is a device: its sound goes over WebRTC. */
export class DeviceCall {
  readonly leg: Leg;
  readonly peer: MediaPeer;
  /** The call's name on the device until it knows the leg's. */
  readonly name: string;
  /** Who has it now: a device that lost its socket comes back as another one. */
  device: unknown = null;

  constructor(leg: Leg, name: string, { mixer, sounds, press, hangUp }: CallServices) {
    this.leg = leg;
    this.name = name;
    this.peer = new MediaPeer({ key: (key) => press(leg, key), lost: () => hangUp(leg) });
    const played = new HeardSound(leg, sounds);
    mixer.add(leg.sid, { peer: this.peer, hears: () => leg.connectedTo, played: () => played.next() });
    leg.over.addEventListener(
      'abort',
      () => {
        mixer.remove(leg.sid);
        this.peer.close();
      },
      { once: true },
    );
  }

  /** Whether a message of the device means this call. */
  isNamed(callsid: string): boolean {
    return callsid === this.leg.sid || callsid === this.name;
  }
}
