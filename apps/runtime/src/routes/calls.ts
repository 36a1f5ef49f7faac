import { Hono } from 'hono';
import { needs } from '../auth/needs.ts';
import { callStory } from '../calls/call-story.ts';
import { versionsIn } from '../calls/versions-in.ts';
import type { Deps } from '../deps.ts';
import { lineStory } from '../line/line-story.ts';
import { withPartial } from '../line/with-partial.ts';
import { surveyStory } from '../survey/survey-story.ts';

/** What is known of calls. */
export function callRoutes(deps: Deps) {
  const { store, library } = deps;
  return new Hono().get('/:sid', needs('read-calls'), async (context) => {
    const callSid = context.req.param('sid');
    const session = /^CA[0-9a-f]{32}$/i.test(callSid) ? await store.findSession(callSid) : null;
    if (session === null)
      return context.json({ error: { code: 'unknown-call', message: `There is no call ${callSid}.`, path: 'sid' } }, 404);
    const events = await store.listEvents(callSid);
    const flow = await library.version(session.version);
    const others = await Promise.all(versionsIn(events).map((version) => library.version(version)));
    const flows = new Map(others.map((other) => [other.hash, other]));
    const seesPrivate = context.get('signedIn').rights.has('see-private');
    const story = callStory({ session, events, flow, flows, seesPrivate });
    const line = await lineStory(deps, callSid, seesPrivate);
    return context.json({
      ...story,
      answers: withPartial(story.answers, line.entry?.partial ?? null, flow),
      ...line,
      survey: await surveyStory(deps, callSid, seesPrivate),
    });
  });
}
