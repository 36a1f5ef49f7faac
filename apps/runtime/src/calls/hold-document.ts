import { holdVerbs } from '@callwright/flow-compiler';
import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { callAddresses, waitAddress } from './addresses.ts';
import { storedContext } from './call-story.ts';

/** Words to hold after those that the caller has not heard yet; then the carrier asks again, usually whether the call's work is over. */
export async function holdDocument(deps: Deps, session: Session, unheard: Session['verbs'], then?: string): Promise<string> {
  const { machine, audio } = await deps.library.version(session.version);
  const { publicUrl } = deps.settings;
  const words = [...unheard, ...holdVerbs(machine, storedContext.parse(session.snapshot).context)];
  return renderTwiml(words, callAddresses(publicUrl, session.seq, { audio }), then ?? waitAddress(publicUrl, session.seq));
}
