const SAMPLES_A_SECOND = 8_000;
const HEADER_BYTES = 44;
const MIDDLE = 128;

/** A WAV file of soft noise of so many seconds: 8 kHz, 8 bits a sample. */
export function wavOf(seconds: number, channels: 1 | 2 = 1): Buffer {
  const bytes = Math.round(seconds * SAMPLES_A_SECOND) * channels;
  const file = Buffer.alloc(HEADER_BYTES + bytes, MIDDLE);
  file.write('RIFF', 0);
  file.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(SAMPLES_A_SECOND, 24);
  file.writeUInt32LE(SAMPLES_A_SECOND * channels, 28);
  file.writeUInt16LE(channels, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(bytes, 40);
  // multiplying by a large odd number scatters the low bits enough for a hiss
  for (let index = 0; index < bytes; index++) file[HEADER_BYTES + index] = MIDDLE - 2 + ((Math.imul(index, 0x9e3779b1) >>> 24) % 5);
  return file;
}
