/** Samples a second. */
export const RATE = 8000;

export const tuneNames = ['calm', 'bright', 'piano'] as const;
export type TuneName = (typeof tuneNames)[number];

/** How a tune sounds: chords as half tones above A3, one after another, each played note by note. */
interface Score {
  chords: readonly (readonly number[])[];
  /** The order in which the notes of a chord are played. */
  pattern: readonly number[];
  noteSeconds: number;
  /** How soon a note fades, and how loud its overtones are. */
  fadeSeconds: number;
  overtones: readonly number[];
  level: number;
}

const scores: Readonly<Record<TuneName, Score>> = {
  calm: {
    chords: [
      [3, 7, 10, 14],
      [0, 3, 7, 12],
      [-4, 3, 8, 12],
      [-2, 5, 10, 14],
    ],
    pattern: [0, 1, 2, 3, 2, 1, 2, 3],
    noteSeconds: 0.5,
    fadeSeconds: 1.4,
    overtones: [1, 0.25],
    level: 0.16,
  },
  bright: {
    chords: [
      [3, 10, 15, 19],
      [8, 12, 15, 20],
      [10, 14, 17, 22],
      [3, 7, 10, 15],
    ],
    pattern: [0, 2, 1, 3, 2, 1],
    noteSeconds: 0.32,
    fadeSeconds: 0.7,
    overtones: [1, 0.4, 0.15],
    level: 0.15,
  },
  piano: {
    chords: [
      [-9, 3, 7, 10],
      [-5, 2, 7, 10],
      [-12, 0, 3, 7],
      [-7, 0, 5, 8],
    ],
    pattern: [0, 1, 2, 3, 1, 2],
    noteSeconds: 0.6,
    fadeSeconds: 1.8,
    overtones: [1, 0.5, 0.2, 0.08],
    level: 0.18,
  },
};

/** The samples of a tune, 16 bits; it ends as it begins, so that it can go round without a seam. */
export function compose(name: TuneName): Int16Array {
  const { chords, pattern, noteSeconds, fadeSeconds, overtones, level } = scores[name];
  const notes = chords.flatMap((chord) => pattern.map((index) => chord[index] ?? 0));
  const length = Math.round(notes.length * noteSeconds * RATE);
  const sound = new Float64Array(length);
  for (const [index, halfTones] of notes.entries()) {
    const hertz = 220 * 2 ** (halfTones / 12);
    const from = Math.round(index * noteSeconds * RATE);
    // what still rings at the end rings on at the beginning
    for (let sample = 0; sample < fadeSeconds * 3 * RATE; sample += 1) {
      const at = (from + sample) % length;
      sound[at] = (sound[at] ?? 0) + noteAt(sample / RATE, hertz, fadeSeconds, overtones);
    }
  }
  return Int16Array.from(sound, (value) => Math.max(-32_767, Math.min(32_767, Math.round(value * level * 32_767))));
}

function noteAt(seconds: number, hertz: number, fadeSeconds: number, overtones: readonly number[]): number {
  const envelope = Math.min(1, seconds / 0.01) * Math.exp(-seconds / fadeSeconds);
  return envelope * overtones.reduce((sum, share, index) => sum + share * Math.sin(2 * Math.PI * hertz * (index + 1) * seconds), 0);
}
