import { Hono } from 'hono';
import type { Deps } from '../deps.ts';

/** Recordings of prompts, by the hash of their content: they never change, so they may be kept. */
export function audioRoutes({ store }: Deps) {
  return new Hono().get('/:hash', async (context) => {
    const audio = await store.findAudio(context.req.param('hash'));
    if (audio === null) return context.json({ error: { code: 'unknown-audio', message: 'There is no such recording.' } }, 404);
    return context.body(Uint8Array.from(audio.content), 200, {
      'content-type': audio.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}
