import type { SoundDevices } from './sound-devices.ts';

/** How the browser is a telephone: what the desk needs of a voice library, and nothing else of it. */
export interface DeskPhone {
  /** Takes the call that rings; does nothing when none does. */
  answer(): void;
  mute(on: boolean): void;
  press(keys: string): void;
  /** The carrier's name of the call that this browser has; null when it has none. */
  callSid(): string | null;
  /** Microphones and speakers; null where the browser tells of none. */
  devices(): SoundDevices | null;
  close(): void;
}

export type PhoneState = 'starting' | 'ready' | 'ringing' | 'talking' | 'reconnecting' | 'no-microphone' | 'no-token' | 'failed';

export interface PhoneEvents {
  onState(state: PhoneState, detail?: string): void;
  /** 0 to 1, many times a second while somebody talks. */
  onVolume(own: number, other: number): void;
}
