const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const keypad = ['123', '456', '789', '*0#'];
const quiet = 0.06;

let context: AudioContext | undefined;

/** Lets the page sound from the person's first touch on, as browsers ask. */
export function unlockAudio(): void {
  const unlock = (): void => {
    context ??= new AudioContext();
    context.resume().catch(() => undefined);
  };
  window.addEventListener('pointerdown', unlock);
  window.addEventListener('keydown', unlock);
}

/** The two tones of a key, 0.12 s. */
export function playKey(key: string): void {
  const row = keypad.findIndex((keys) => keys.includes(key));
  const low = rows[row];
  const high = columns[keypad[row]?.indexOf(key) ?? -1];
  if (low !== undefined && high !== undefined) play([low, high], 0, 0.12);
}

export const playBeep = (): void => play([1000], 0, 0.5);

/** A text message has arrived. */
export function playArrival(): void {
  play([880], 0, 0.09, 0.1);
  play([1175], 0.11, 0.14, 0.1);
}

/** Rings as a phone does, until the answered function is called. */
export const startRing = (): (() => void) =>
  repeat(3000, () => {
    for (const at of [0, 0.4]) {
      play([440, 554], at, 0.15, 0.12);
      play([494, 659], at + 0.15, 0.15, 0.12);
    }
  });

/** What a caller hears while the other side rings: 425 Hz, one second of five. */
export const startRingback = (): (() => void) => repeat(5000, () => play([425], 0, 1));

function repeat(everyMs: number, sound: () => void): () => void {
  sound();
  const timer = setInterval(sound, everyMs);
  return () => clearInterval(timer);
}

function play(frequencies: readonly number[], inSeconds: number, seconds: number, volume = quiet): void {
  if (context?.state !== 'running') return;
  const begin = context.currentTime + inSeconds;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(volume, begin + 0.01);
  gain.gain.setValueAtTime(volume, begin + seconds - 0.02);
  gain.gain.linearRampToValueAtTime(0, begin + seconds);
  gain.connect(context.destination);
  for (const frequency of frequencies) {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(begin);
    tone.stop(begin + seconds);
  }
}
