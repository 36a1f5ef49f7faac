import type { Answer, CallContext, CallEvent } from '@callwright/flow-compiler';
import { storedContext } from '../calls/call-story.ts';
import type { Deps } from '../deps.ts';
import type { Session, StoredEvent } from '../store/store.ts';
import type { PrivacyClass } from './private-variables.ts';

/** Forgets the answers of these classes of a call that has ended, with the words and keys that they came from. */
export async function forgetCall(deps: Deps, session: Session, classes: readonly PrivacyClass[]): Promise<void> {
  const { flow, modules = {} } = await deps.library.version(session.version);
  const declared = Object.assign({}, ...Object.values(modules).map(({ variables }) => variables), flow.variables);
  const isForgotten = (variable: string) => classes.includes(declared[variable]?.privacy ?? 'personal');
  const { context } = storedContext.parse(session.snapshot);
  const snapshot = { ...Object(session.snapshot), context: forgotten(context, isForgotten) };
  const events = await deps.store.listEvents(session.callSid);
  await deps.store.rewriteCall({ ...session, snapshot, verbs: [], forgotten: classes.join(',') }, events.map(withoutWords));
}

function forgotten(context: CallContext, isForgotten: (variable: string) => boolean): CallContext {
  const blank = (answers: Record<string, Answer>) =>
    Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [name, isForgotten(name) ? { ...answer, value: null, raw: '' } : answer]),
    );
  return {
    ...context,
    answers: blank(context.answers),
    frames: context.frames.map((frame) => ({ ...frame, answers: blank(frame.answers) })),
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
