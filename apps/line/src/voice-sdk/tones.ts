import { FRAME_SAMPLES } from './media-peer.ts';

const RATE = 8000;

/** A tone that is on and off again and again; hertz, seconds, and loudness from 0 to 1. */
export interface Tone {
  hertz: readonly number[];
  on: number;
  off: number;
  level: number;
}

/** The frame of a tone that begins so many samples after it began. */
export function toneFrame({ hertz, on, off, level }: Tone, from: number): Int16Array {
  const amplitude = (level * 32_767) / hertz.length;
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, index) => {
    const seconds = (from + index) / RATE;
    if (seconds % (on + off) >= on) return 0;
    return amplitude * hertz.reduce((sum, each) => sum + Math.sin(2 * Math.PI * each * seconds), 0);
  });
}
