import { Hono } from 'hono';
import { callStory } from '../calls/call-story.ts';
import type { Deps } from '../deps.ts';

/** What is known of calls. */
export function callRoutes({ store, library }: Deps) {
  return new Hono().get('/:sid', async (context) => {
    const callSid = context.req.param('sid');
    const session = /^CA[0-9a-f]{32}$/i.test(callSid) ? await store.findSession(callSid) : null;
    if (session === null)
      return context.json({ error: { code: 'unknown-call', message: `There is no call ${callSid}.`, path: 'sid' } }, 404);
    return context.json(callStory(session, await store.listEvents(callSid), await library.version(session.version)));
  });
}
