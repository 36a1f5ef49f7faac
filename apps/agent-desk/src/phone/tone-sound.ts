const RATE = 8000;
const SECONDS = 1;
const HERTZ = 440;
const LOUDNESS = 0.3;
const HEADER_BYTES = 44;

/** A second of the concert pitch as a WAV file in an address (PCM, mono, 16 bit): what a test of the speaker plays. */
export function toneSound(): string {
  const count = RATE * SECONDS;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + count * 2));
  const words = (at: number, text: string) => {
    for (const [index, letter] of [...text].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  words(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + count * 2, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, count * 2, true);
  for (let index = 0; index < count; index += 1)
    view.setInt16(HEADER_BYTES + index * 2, Math.round(Math.sin((2 * Math.PI * HERTZ * index) / RATE) * LOUDNESS * 32767), true);
  return URL.createObjectURL(new Blob([view.buffer], { type: 'audio/wav' }));
}
