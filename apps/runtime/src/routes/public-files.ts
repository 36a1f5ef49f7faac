import { type Context, Hono } from 'hono';
import type { PublicFiles } from '../callbacks/public-files.ts';

const AN_HOUR = 'public, max-age=3600';

/** The scripts that other sites embed, and the style of our public pages. */
export function publicFileRoutes(files: PublicFiles) {
  return new Hono()
    .get('/order-a-call.js', async (context) => script(context, await files.script()))
    .get('/call-us.js', async (context) => script(context, await files.callScript()))
    .get('/public/voice-sdk.js', async (context) => script(context, await files.voiceSdk()))
    .get('/public/look.css', async (context) => file(context, 'text/css', await files.look()));
}

/** It is made to be loaded by pages of others. */
function script(context: Context, content: string) {
  context.header('cross-origin-resource-policy', 'cross-origin');
  return file(context, 'text/javascript', content);
}

function file(context: Context, type: string, content: string) {
  return context.body(content, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': AN_HOUR });
}
