import type { CallHappening } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { withFacts } from '../reports/write-facts.ts';
import { hasPlace } from './line-changes.ts';

/**
 * A caller has hung up while he talked with a number outside: that they talked is kept with the call, though its flow does nothing any more. In
 * a conference the line knows it. The same told again changes nothing.
 */
export async function keepTalk(deps: Deps, callSid: string, dial: CallHappening & { type: 'call.dial-ended' }): Promise<void> {
  if (dial.status !== 'completed') return;
  const session = await deps.store.findSession(callSid);
  if (session?.status !== 'ended' || hasPlace(session.snapshot)) return;
  const events = await deps.store.listEvents(callSid);
  if (events.at(-1)?.event.type === 'call.dial-ended') return;
  const at = isoTime(deps.clock);
  const { type, status, seconds } = dial;
  const stored = { seq: session.seq, at, event: { type, status, seconds, at }, trail: [], failure: null, response: null };
  const commit = { session: { ...session, seq: session.seq + 1 }, events: [stored], timers: [], commands: [], endsWork: false };
  await deps.store.commitAfterEnd(await withFacts(deps, commit));
}
