import { renderHold } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { againAddress } from './addresses.ts';
import { holdDocument } from './hold-document.ts';

/** With the words and the silence of each time, about a minute and a half. */
const MOST_TIMES = 20;

/**
 * Words to hold while something that a call needs, the database or the carrier, does not answer; then the carrier asks anew where the call stands.
 * `times` is how often that was said before; null when it was often enough.
 */
export async function holdOn(deps: Deps, callSid: string, session: Session | null, times: number): Promise<string | null> {
  if (times >= MOST_TIMES) return null;
  const then = againAddress(deps.settings.publicUrl, times + 1);
  const known = session ?? deps.sessions.lastKnown(callSid);
  if (known === null) return renderHold([], then);
  return holdDocument(deps, known, [], then).catch(() => renderHold([known.language], then));
}
