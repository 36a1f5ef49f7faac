import type { CallEvent, Step } from '@callwright/flow-compiler';
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
}

/** All that a step writes. */
export function commitOf({ session, seq, event, step, response }: Taken): StepCommit {
  const { snapshot, context, verbs, trail, ended, failure } = step;
  return {
    session: {
      ...session,
      seq: seq + 1,
      status: ended ? 'ended' : 'active',
      snapshot,
      verbs,
      language: context.language,
      endedAt: ended ? event.at : null,
      endReason: ended ? (failure === null ? 'flow-ended' : 'failed') : null,
    },
    event: { seq, at: event.at, event, trail, failure, response },
    timers: seq === 0 ? [{ kind: 'sweep', dueAt: new Date(Date.parse(event.at) + SWEEP_AFTER_SECONDS * 1000).toISOString() }] : [],
    commands: [],
  };
}
