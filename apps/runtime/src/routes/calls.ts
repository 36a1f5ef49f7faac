import { Hono } from 'hono';
import { needs } from '../auth/needs.ts';
import { wholeStory } from '../calls/whole-story.ts';
import type { Deps } from '../deps.ts';

/** What is known of calls. */
export function callRoutes(deps: Deps) {
  return new Hono().get('/:sid', needs('read-calls'), async (context) => {
    const callSid = context.req.param('sid');
    const seesPrivate = context.get('signedIn').rights.has('see-private');
    const story = /^CA[0-9a-f]{32}$/i.test(callSid) ? await wholeStory(deps, callSid, seesPrivate) : null;
    if (story === null) return context.json({ error: { code: 'unknown-call', message: `There is no call ${callSid}.`, path: 'sid' } }, 404);
    return context.json(story);
  });
}
