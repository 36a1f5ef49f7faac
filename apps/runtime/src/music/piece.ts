import wavefile from 'wavefile';
import { compose, RATE, type TuneName } from './compose.ts';

const composed = new Map<TuneName, Int16Array>();

/** So many seconds of a tune as a WAV file, from a place in it on; it goes round. */
export function pieceOfTune(name: TuneName, from: number, seconds: number): Uint8Array<ArrayBuffer> {
  const tune = composed.get(name) ?? compose(name);
  composed.set(name, tune);
  return pieceOf(tune, from, seconds);
}

/** The same of a recording; null where it is no WAV file, and can only be played as a whole. */
export function pieceOfRecording(content: Uint8Array, from: number, seconds: number): Uint8Array<ArrayBuffer> | null {
  try {
    const wav = new wavefile.WaveFile(content);
    wav.toBitDepth('16');
    wav.toSampleRate(RATE);
    const all: unknown = wav.getSamples(false, Int16Array);
    const [left] = Array.isArray(all) ? all : [all];
    return left instanceof Int16Array && left.length > 0 ? pieceOf(left, from, seconds) : null;
  } catch {
    return null;
  }
}

function pieceOf(sound: Int16Array, from: number, seconds: number): Uint8Array<ArrayBuffer> {
  const begin = Math.round(from * RATE);
  const wav = new wavefile.WaveFile();
  wav.fromScratch(
    1,
    RATE,
    '16',
    Int16Array.from({ length: Math.round(seconds * RATE) }, (_, index) => sound[(begin + index) % sound.length] ?? 0),
  );
  return Uint8Array.from(wav.toBuffer());
}
