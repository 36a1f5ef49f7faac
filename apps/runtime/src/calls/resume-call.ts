import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { callAddresses } from './addresses.ts';
import { holdDocument } from './hold-document.ts';
import { overAlready } from './spoken-endings.ts';

/** Ends that the flow came to itself: the caller may not have heard its last words yet. */
const spokenEnds: ReadonlySet<string | null> = new Set(['flow-ended', 'failed']);

/** What a caller should be hearing, rendered anew from the last commit. */
export async function resumeCall(deps: Deps, session: Session): Promise<string> {
  if (session.status === 'ended' && !spokenEnds.has(session.endReason)) return overAlready();
  if (session.effect !== null) return holdDocument(deps, session, []);
  const flow = await deps.library.version(session.version);
  return renderTwiml(session.verbs, callAddresses(deps.settings.publicUrl, session.seq, flow));
}
