import wavefile from 'wavefile';

const MOST_FILES = 50;
const MOST_BYTES = 20_000_000;

/** The samples of sounds by their addresses: 8 kHz, 16 bits, one channel. What is no WAV cannot be heard. */
export class SoundFiles {
  readonly #files = new Map<string, Int16Array | null>();
  readonly #log: (message: string) => void;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** Null while it is loaded, and when it cannot be. */
  samples(url: string): Int16Array | null {
    const known = this.#files.get(url);
    if (known === undefined) this.#load(url);
    return known ?? null;
  }

  #load(url: string): void {
    const [oldest] = this.#files.keys();
    if (this.#files.size >= MOST_FILES && oldest !== undefined) this.#files.delete(oldest);
    this.#files.set(url, null);
    fetchSamples(url)
      .then((samples) => this.#files.set(url, samples))
      .catch((error: unknown) =>
        this.#log(`${url} cannot be heard in browsers: ${error instanceof Error ? error.message : String(error)}`),
      );
  }
}

async function fetchSamples(url: string): Promise<Int16Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`the answer is ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
  return readWav(bytes);
}

/** The samples of a WAV file. Throws for anything else. */
export function readWav(bytes: Uint8Array): Int16Array {
  const file = new wavefile.WaveFile(bytes);
  file.toBitDepth('16');
  file.toSampleRate(8000);
  const samples: unknown = file.getSamples(false, Int16Array);
  const [left] = Array.isArray(samples) ? samples : [samples];
  if (!(left instanceof Int16Array)) throw new Error('it has no sound');
  return left;
}
