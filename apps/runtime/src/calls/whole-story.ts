import type { Deps } from '../deps.ts';
import { lineStory } from '../line/line-story.ts';
import { withPartial } from '../line/with-partial.ts';
import { surveyStory } from '../survey/survey-story.ts';
import { callStory } from './call-story.ts';
import { versionsIn } from './versions-in.ts';

/** All that is known of a call: its way and answers, its place in line, its survey. Null when there is no such call. */
export async function wholeStory(deps: Deps, callSid: string, seesPrivate: boolean) {
  const { store, library } = deps;
  const session = await store.findSession(callSid);
  if (session === null) return null;
  const events = await store.listEvents(callSid);
  const flow = await library.version(session.version);
  const others = await Promise.all(versionsIn(events).map((version) => library.version(version)));
  const flows = new Map(others.map((other) => [other.hash, other]));
  const story = callStory({ session, events, flow, flows, seesPrivate });
  const line = await lineStory(deps, callSid, seesPrivate);
  return {
    ...story,
    answers: withPartial(story.answers, line.entry?.partial ?? null, flow),
    ...line,
    survey: await surveyStory(deps, callSid, seesPrivate),
  };
}
