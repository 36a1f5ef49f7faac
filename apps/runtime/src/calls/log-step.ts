import type { Deps } from '../deps.ts';
import type { StepCommit } from '../store/store.ts';

/** Logs a step that was committed: which call, what kind of event, which nodes. Never what the caller keyed or said. */
export function logStep({ log }: Deps, { session, events }: StepCommit): void {
  const { callSid, flowId, version, status, endReason } = session;
  for (const { seq, event, trail } of events) {
    const nodes = trail.flatMap((entry) => (entry.kind === 'entered' ? [entry.node] : []));
    log.info({ callSid, seq, event: event.type, nodes }, 'step');
  }
  if (events[0]?.seq === 0) log.info({ callSid, flowId, version }, 'call begins');
  if (status === 'ended') log.info({ callSid, endReason }, 'the flow has ended');
}
