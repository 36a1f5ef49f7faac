import { Hono } from 'hono';
import { needs } from '../auth/needs.ts';
import { wholeStory } from '../calls/whole-story.ts';
import type { Deps } from '../deps.ts';
import { withPartial } from '../line/with-partial.ts';

/** What is known of calls. */
export function callRoutes(deps: Deps) {
  return new Hono().get('/:sid', needs('read-calls'), async (context) => {
    const callSid = context.req.param('sid');
    const seesPrivate = context.get('signedIn').rights.has('see-private');
    const known = /^CA[0-9a-f]{32}$/i.test(callSid) ? await wholeStory(deps, callSid, seesPrivate) : null;
    if (known === null) return context.json({ error: { code: 'unknown-call', message: `There is no call ${callSid}.`, path: 'sid' } }, 404);
    const { story, flow } = known;
    return context.json({ ...story, answers: withPartial(story.answers, story.entry?.partial ?? null, flow) });
  });
}
