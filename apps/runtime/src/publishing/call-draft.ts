import type { JsonValue } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { CarrierError } from '@callwright/twiml';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { closeFlow } from '../flows/close-flow.ts';
import type { Command } from '../store/store.ts';
import { draftSource } from './draft-source.ts';
import { flowAt, shownContent } from './flow-at.ts';
import { numbersOf } from './flow-state.ts';
import { Refused } from './refused.ts';
import { staleDraft } from './save-draft.ts';

type Ring = Extract<Command, { command: 'ring' }>;

/** Whoever asked for a call waits so long for it; when this process dies meanwhile, another looks what became of it. */
const OWN_SECONDS = 60;
/** Later nobody expects the call any more. */
const LATEST_SECONDS = 180;

/** Rings a phone and runs exactly this draft, which does not become live. Throws a `Refused` when it cannot run or nobody can be rung. */
export async function callDraft(deps: Deps, id: string, { to, draft: hash }: { to: string; draft: string }): Promise<{ callSid: string }> {
  const { store, clock, library } = deps;
  const at = await flowAt(deps, id);
  const { flow, hash: current } = shownContent(at);
  if (current !== hash) throw staleDraft(at);
  const { diagnostics, ready } = await closeFlow(draftSource(at.folder, flow, at.draftFiles), nodeRegistry);
  // diagnostics are made of JSON
  if (ready === null)
    throw new Refused(422, 'has-errors', 'This draft cannot run yet.', { diagnostics: diagnostics as unknown as JsonValue });
  const { kind } = ready.closed.flow;
  if (kind === 'module' || kind === 'wait')
    throw new Refused(422, 'runs-not-alone', `A flow of kind "${kind}" runs only inside of another one.`);
  const from = numberToCallFrom(deps, id);
  const { hash: version } = await library.keep(ready);
  const ring: Ring = { command: 'ring', to, from, version, at: isoTime(clock) };
  const command = await store.addCommand(ring, isoTime(clock, OWN_SECONDS));
  try {
    return { callSid: await place(deps, ring) };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    throw new Refused(502, 'carrier-failed', `The call could not be made: ${error.message}`, {}, { cause: error });
  } finally {
    await store.finishCommand(command, 'done');
  }
}

/** The process that was asked for a call has died: it is made if it was not, and if somebody may still expect it. */
export async function takeOverRing(deps: Deps, ring: Ring): Promise<void> {
  if (deps.clock.now() - Date.parse(ring.at) > LATEST_SECONDS * 1000) return;
  if ((await deps.carrier.findCall(ring, ring.at)) === null) await deps.carrier.call({ ...ring, ...addresses(deps, ring) });
}

async function place(deps: Deps, ring: Ring): Promise<string> {
  try {
    return await deps.carrier.call({ ...ring, ...addresses(deps, ring) });
  } catch (error) {
    // an answer that was lost may be that of a phone that rings by now
    const made = error instanceof CarrierError && error.mayHaveActed ? await deps.carrier.findCall(ring, ring.at).catch(() => null) : null;
    if (made === null) throw error;
    return made;
  }
}

/** The carrier signs the address that it calls up, so nobody else can name a version. */
function addresses({ settings: { publicUrl } }: Deps, { version }: Ring) {
  const url = `${publicUrl}/voice/draft/${version}`;
  return { url, fallbackUrl: `${publicUrl}/voice/resume`, statusCallback: `${publicUrl}/voice/status` };
}

function numberToCallFrom(deps: Deps, id: string): string {
  const { numbers, callerIds } = deps.environment.current();
  const from = numbersOf(deps, id)[0] ?? Object.keys(numbers)[0] ?? Object.values(callerIds)[0];
  if (from === undefined) throw new Refused(409, 'no-number', 'The environment has no number to call from.');
  return from;
}
