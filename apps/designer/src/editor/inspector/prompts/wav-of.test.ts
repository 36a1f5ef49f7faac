import { parseBuffer } from 'music-metadata';
import { expect, it } from 'vitest';
import { wavOf } from './wav-of.ts';

it('writes a WAV file that others read, as long as its samples, and never louder than loud', async () => {
  const bytes = wavOf(
    Float32Array.from({ length: 8000 }, (_, index) => (index % 2 === 0 ? 3 : -3)),
    16_000,
  );
  const { format } = await parseBuffer(bytes, { mimeType: 'audio/wav' });
  expect(format).toMatchObject({ container: 'WAVE', sampleRate: 16_000, numberOfChannels: 1, bitsPerSample: 16, duration: 0.5 });
  const samples = new DataView(bytes.buffer, 44);
  expect([samples.getInt16(0, true), samples.getInt16(2, true)]).toEqual([32_767, -32_767]);
  expect(wavOf(new Float32Array(0), 8000)).toHaveLength(44);
});
