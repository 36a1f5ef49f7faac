import type { CallEvent, Step, Verb } from '@callwright/flow-compiler';
import type { Session, StepCommit } from '../store/store.ts';

/** A call that is still up so long after it began is asked about: its end may have been lost. */
const SWEEP_AFTER_SECONDS = 1800;

interface Taken {
  session: Pick<Session, 'callSid' | 'flowId' | 'version' | 'from' | 'to' | 'startedAt'>;
  /** The step's own number. */
  seq: number;
  event: CallEvent;
  step: Step;
  response: string;
  /** What the caller was hearing; kept when the event led nowhere. */
  standing: readonly Verb[] | null;
}

/** All that a step writes. */
export function commitOf({ session, seq, event, step, response, standing }: Taken): StepCommit {
  const { snapshot, context, trail, ended, failure } = step;
  return {
    session: {
      ...session,
      seq: seq + 1,
      status: ended ? 'ended' : 'active',
      snapshot,
      verbs: step.verbs.length > 0 ? step.verbs : [...(standing ?? [])],
      language: context.language,
      endedAt: ended ? event.at : null,
      endReason: ended ? (failure === null ? 'flow-ended' : 'failed') : null,
    },
    event: { seq, at: event.at, event, trail, failure, response },
    timers: seq === 0 ? [{ kind: 'sweep', dueAt: new Date(Date.parse(event.at) + SWEEP_AFTER_SECONDS * 1000).toISOString() }] : [],
    commands: [],
  };
}
