import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { tuneNames } from '../music/compose.ts';
import { pieceOfRecording, pieceOfTune } from '../music/piece.ts';

/** Recordings of prompts, by the hash of their content: they never change, so they may be kept. */
export function audioRoutes({ store }: Deps) {
  const routes = new Hono();

  // hold music, in pieces of the length that a flow asks for
  routes.get('/music/:tune/:from/:seconds', (context) => {
    const tune = tuneNames.find((name) => name === context.req.param('tune'));
    const { from, seconds } = pieceAsked(context.req.param());
    if (tune === undefined) return context.json({ error: { code: 'unknown-audio', message: 'There is no such tune.' } }, 404);
    return context.body(pieceOfTune(tune, from, seconds), 200, { 'content-type': 'audio/wav', 'cache-control': 'public, max-age=86400' });
  });

  routes.get('/:hash/:from/:seconds', async (context) => {
    const hash = context.req.param('hash');
    const audio = /^[0-9a-f]{64}$/.test(hash) ? await store.findAudio(hash) : null;
    if (audio === null) return context.json({ error: { code: 'unknown-audio', message: 'There is no such recording.' } }, 404);
    const { from, seconds } = pieceAsked(context.req.param());
    const piece = pieceOfRecording(audio.content, from, seconds);
    // one that cannot be cut is heard as a whole
    if (piece === null) return context.redirect(`/audio/${hash}`);
    return context.body(piece, 200, { 'content-type': 'audio/wav', 'cache-control': 'public, max-age=86400' });
  });

  routes.get('/:hash', async (context) => {
    const hash = context.req.param('hash');
    const audio = /^[0-9a-f]{64}$/.test(hash) ? await store.findAudio(hash) : null;
    if (audio === null) return context.json({ error: { code: 'unknown-audio', message: 'There is no such recording.' } }, 404);
    return context.body(Uint8Array.from(audio.content), 200, {
      'content-type': audio.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}

const LONGEST_PIECE_SECONDS = 300;
const LAST_BEGINNING_SECONDS = 86_400;

function pieceAsked({ from, seconds }: { from: string; seconds: string }): { from: number; seconds: number } {
  const number = (text: string, most: number) => Math.min(most, Math.max(0, Number(text) || 0));
  return { from: number(from, LAST_BEGINNING_SECONDS), seconds: Math.max(1, number(seconds, LONGEST_PIECE_SECONDS)) };
}
