import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { parseBuffer } from 'music-metadata';
import { mediaTypeOf, sha256 } from '../flows/close-flow.ts';

const known = new LRUCache<string, { seconds: number | null }>({ max: 500 });

/** How long a recording sounds; null for what is no sound that a carrier plays. */
export async function audioSeconds(content: Uint8Array, name: string): Promise<number | null> {
  const key = sha256(content);
  const found = known.get(key) ?? { seconds: await measured(content, name) };
  known.set(key, found);
  return found.seconds;
}

async function measured(content: Uint8Array, name: string): Promise<number | null> {
  try {
    const file = { mimeType: mediaTypeOf(name), size: content.length, path: path.basename(name) };
    const { format } = await parseBuffer(content, file, { duration: true, skipCovers: true });
    const { duration = 0, sampleRate = 0 } = format;
    return duration > 0 && sampleRate > 0 ? Math.round(duration * 100) / 100 : null;
  } catch {
    return null;
  }
}
