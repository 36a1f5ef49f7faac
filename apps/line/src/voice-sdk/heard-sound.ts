import type { Leg } from '../call/leg.ts';
import type { HeardEntry } from '../control/protocol.ts';
import { FRAME_SAMPLES } from './media-peer.ts';
import type { SoundFiles } from './sound-files.ts';
import { type Tone, toneFrame } from './tones.ts';

/** What a carrier makes itself: the beep, the ringing of the other phone, and something to hold by. */
const tones: Readonly<Partial<Record<HeardEntry['kind'], Tone>>> = {
  beep: { hertz: [1000], on: 0.5, off: 0, level: 0.3 },
  ring: { hertz: [425], on: 1, off: 4, level: 0.15 },
  hold: { hertz: [262, 330, 392], on: 1.2, off: 0.8, level: 0.1 },
};

/** What a phone page does not play itself. */
const music: ReadonlySet<HeardEntry['kind']> = new Set(['hold']);

/** What is played on a leg, frame by frame. Words are not: whoever has a screen has them spoken there. */
export class HeardSound {
  readonly #leg: Leg;
  readonly #files: SoundFiles;
  readonly #isMusicOnly: boolean;
  #playing: HeardEntry | null = null;
  #sample = 0;

  constructor(leg: Leg, files: SoundFiles, { isMusicOnly = false } = {}) {
    this.#leg = leg;
    this.#files = files;
    this.#isMusicOnly = isMusicOnly;
  }

  /** The next frame; null when nothing is played. */
  next(): Int16Array | null {
    const entry = this.#leg.heard.findLast(({ endedAt, kind }) => endedAt === null && kind !== 'bridged') ?? null;
    if (entry !== this.#playing) {
      this.#playing = entry;
      this.#sample = 0;
    }
    if (entry === null || (this.#isMusicOnly && !music.has(entry.kind))) return null;
    const frame = this.#frameOf(entry);
    if (frame !== null) this.#sample += FRAME_SAMPLES;
    return frame;
  }

  #frameOf({ kind, url }: HeardEntry): Int16Array | null {
    const tone = tones[kind];
    if (tone !== undefined) return toneFrame(tone, this.#sample);
    const samples = kind === 'play' && url !== undefined ? this.#files.samples(url) : null;
    if (samples === null || this.#sample >= samples.length) return null;
    const frame = new Int16Array(FRAME_SAMPLES);
    frame.set(samples.subarray(this.#sample, this.#sample + FRAME_SAMPLES));
    return frame;
  }
}
