import { Hono } from 'hono';
import type { Deps } from '../deps.ts';

/** Recordings of prompts, by the hash of their content: they never change, so they may be kept. */
export function audioRoutes({ store }: Deps) {
  return new Hono().get('/:hash', async (context) => {
    const hash = context.req.param('hash');
    const audio = /^[0-9a-f]{64}$/.test(hash) ? await store.findAudio(hash) : null;
    if (audio === null) return context.json({ error: { code: 'unknown-audio', message: 'There is no such recording.' } }, 404);
    return context.body(Uint8Array.from(audio.content), 200, {
      'content-type': audio.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}
