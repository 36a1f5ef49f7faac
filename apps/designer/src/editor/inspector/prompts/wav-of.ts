const HEADER = 44;
const BYTES = 2;
const LOUDEST = 32_767;

/** A sound of one channel as a WAV file with 16 bits a sample. `samples` lie between -1 and 1; `rate` is in samples a second. */
export function wavOf(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + samples.length * BYTES);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * BYTES, true);
  view.setUint16(32, BYTES, true);
  view.setUint16(34, BYTES * 8, true);
  word(36, 'data');
  view.setUint32(40, samples.length * BYTES, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(HEADER + index * BYTES, Math.round(Math.max(-1, Math.min(1, sample)) * LOUDEST), true);
  return bytes;
}
