import type { CallContext, CallEvent } from '@callwright/flow-compiler';
import { storedContext } from '../calls/call-story.ts';
import { versionsIn } from '../calls/versions-in.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { Session, StoredEvent } from '../store/store.ts';
import { memoryPlaces } from './memory-places.ts';
import type { PrivacyClass } from './private-variables.ts';

/** Forgets the answers of these classes of a call that has ended, with the words and keys that they came from. */
export async function forgetCall(deps: Deps, session: Session, classes: readonly PrivacyClass[]): Promise<void> {
  const flow = await deps.library.version(session.version);
  const { context } = storedContext.parse(session.snapshot);
  const events = await deps.store.listEvents(session.callSid);
  const before = await Promise.all(versionsIn(events).map((version) => deps.library.version(version)));
  const snapshot = { ...Object(session.snapshot), context: forgotten(context, flow, before, classes) };
  await deps.store.rewriteCall({ ...session, snapshot, verbs: [], forgotten: classes.join(',') }, events.map(withoutWords));
  // a card number is in none of them
  if (classes.some((one) => one !== 'card')) await deps.store.blankAlerts(session.callSid);
}

/** Who called, and what he last said, go with the first class; of answers only those of the classes. */
function forgotten(context: CallContext, flow: ReadyFlow, before: readonly ReadyFlow[], classes: readonly PrivacyClass[]): CallContext {
  const { understood: _, ...call } = context.call;
  const places = memoryPlaces(context, flow, before);
  const blank = (depth: number) => {
    const { answers, variables } = places[depth] ?? { answers: {}, variables: null };
    const isForgotten = (name: string) => classes.includes(variables?.[name]?.privacy ?? 'personal');
    const told = Object.entries(answers).map(([name, answer]) => [name, isForgotten(name) ? { ...answer, value: null, raw: '' } : answer]);
    return Object.fromEntries(told);
  };
  return {
    ...context,
    call,
    contact: null,
    recording: null,
    understood: null,
    heard: null,
    answers: blank(places.length - 1),
    frames: context.frames.map((frame, depth) => ({ ...frame, answers: blank(depth) })),
  };
}

/** That something happened, and when, is kept; what was keyed, said or looked up is not. */
function withoutWords(stored: StoredEvent): StoredEvent {
  return { ...stored, event: silent(stored.event), response: stored.response === null ? null : '' };
}

function silent(event: CallEvent): CallEvent {
  if (event.type === 'call.digits') return { ...event, digits: '' };
  if (event.type === 'call.speech') return { ...event, text: '' };
  if (event.type === 'effect.done') return { ...event, output: {} };
  return event;
}
