import { type CallContext, isWithheld, maskValue, templateScope } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Right } from '../auth/rights.ts';
import { storedContext, toldAnswers } from '../calls/call-story.ts';
import { versionsIn } from '../calls/versions-in.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { type MemoryPlace, memoryPlaces } from '../privacy/memory-places.ts';

/** What is known about a call that scripts and messages can say. */
interface KnownOfCall {
  /** Null where there was no call, as of one that an agent makes. */
  context: CallContext | null;
  places: readonly MemoryPlace[];
  contact: { [field: string]: JsonValue };
}

interface Options {
  /** Who will read it; null for the caller himself. */
  rights: ReadonlySet<Right> | null;
  /** Without what he has not confirmed yet. */
  confirmedOnly?: boolean;
}

/** The values that a script or message about an entry is filled in with, as far as its reader may see them. */
export async function caseValues({ store, library }: Deps, entry: Entry, options: Options): Promise<Record<string, unknown>> {
  const callSid = entry.callSid ?? entry.firstCallSid;
  const [session, known] = await Promise.all([
    callSid === null ? null : store.findSession(callSid),
    isWithheld(entry.number) ? null : store.findContact('phone', entry.number),
  ]);
  const contact = known?.data ?? {};
  if (session === null) return shownValues({ context: null, places: [], contact }, options);
  const { context } = storedContext.parse(session.snapshot);
  const versions = versionsIn(await store.listEvents(session.callSid));
  const [flow, ...before] = await Promise.all([session.version, ...versions].map((hash) => library.version(hash)));
  const places = flow === undefined ? [] : memoryPlaces(context, flow, before);
  return shownValues({ context, places, contact: { ...context.contact, ...contact } }, options);
}

/**
 * One rule for all places where an agent reads of a caller. An answer is masked by the privacy class of its variable for who has no `see-private`,
 * a card number for everybody, the caller too: it is not sent in a message. What is in the contacts is masked for who has no `read-contacts`.
 */
export function shownValues(
  { context, places, contact }: KnownOfCall,
  { rights, confirmedOnly = false }: Options,
): Record<string, unknown> {
  const answers = toldAnswers(places, rights?.has('see-private') ?? true).filter(({ complete }) => complete || !confirmedOnly);
  return {
    ...(context !== null && templateScope({ ...context, answers: {} })),
    ...Object.fromEntries(answers.map(({ variable, value }) => [variable, value])),
    contact: rights === null || rights.has('read-contacts') ? contact : masked(contact),
  };
}

function masked(contact: KnownOfCall['contact']): KnownOfCall['contact'] {
  return Object.fromEntries(Object.entries(contact).map(([field, value]) => [field, value === null ? null : maskValue(value)]));
}
