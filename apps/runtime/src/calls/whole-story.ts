import type { Deps } from '../deps.ts';
import { lineStory } from '../line/line-story.ts';
import { factsInStory } from '../reports/facts-in-story.ts';
import { surveyStory } from '../survey/survey-story.ts';
import { callStory } from './call-story.ts';
import { versionsIn } from './versions-in.ts';

/** All that is known of a call: its way and answers, its place in line, its survey; with it the flow that it began in. Null when there is no such call. */
export async function wholeStory(deps: Deps, callSid: string, seesPrivate: boolean) {
  const { store, library } = deps;
  const session = await store.findSession(callSid);
  if (session === null) return null;
  const events = await store.listEvents(callSid);
  const flow = await library.version(session.version);
  const others = await Promise.all(versionsIn(events).map((version) => library.version(version)));
  const flows = new Map(others.map((other) => [other.hash, other]));
  const story = {
    ...callStory({ session, events, flow, flows, seesPrivate }),
    ...(await lineStory(deps, callSid, seesPrivate)),
    ...(await factsInStory(deps, callSid)),
    survey: await surveyStory(deps, callSid, seesPrivate),
  };
  return { flow, story };
}
