import { type Answer, type CallContext, maskValue } from '@callwright/flow-compiler';
import type { Variable } from '@callwright/flow-schema';
import { z } from 'zod';
import type { ReadyFlow } from '../flows/flow-library.ts';
import { type MemoryPlace, memoryPlaces } from '../privacy/memory-places.ts';
import type { Session, StoredEvent } from '../store/store.ts';
import { nodeTitle } from './node-title.ts';

/** The memory in a stored snapshot. */
export const storedContext = z.object({ context: z.custom<CallContext>((value) => typeof value === 'object' && value !== null) });

interface Visit {
  flow: string;
  version: string;
  node: string;
  title: string;
  enteredAt: string;
  leftAt: string | null;
  exit: string | null;
}

interface Told {
  session: Session;
  events: readonly StoredEvent[];
  /** The flow that the call is in, and all others that it has been in, by version. */
  flow: ReadyFlow;
  flows: ReadonlyMap<string, ReadyFlow>;
  seesPrivate: boolean;
}

/** The story of a call: who, which way through the flow, and what was answered. */
export function callStory({ session, events, flow, flows, seesPrivate }: Told) {
  const { callSid, flowId, version, status, from, to, language, startedAt, endedAt, endReason } = session;
  const context = storedContext.parse(session.snapshot).context;
  return {
    callSid,
    flow: flowId,
    version,
    status: status === 'active' ? 'in-progress' : 'completed',
    endReason,
    from,
    to,
    language,
    contact: context.contact === null ? null : toldContact(context.contact, seesPrivate),
    waitsFor: session.effect?.src ?? null,
    startedAt,
    endedAt,
    path: pathOf(events, titlesOf(flow, flows), endedAt),
    milestones: events.flatMap(milestonesOf),
    answers: toldAnswers(memoryPlaces(context, flow, [...flows.values()]), seesPrivate),
    failures: events.flatMap(({ at, failure }) => (failure === null ? [] : [{ at, ...failure }])),
    recordings: events.flatMap(recordingsOf),
  };
}

function pathOf(events: readonly StoredEvent[], titles: Titles, endedAt: string | null): Visit[] {
  const path: Visit[] = [];
  let place = { flow: '', version: '' };
  for (const { at, trail } of events) {
    for (const entry of trail) {
      const last = path.at(-1);
      if (entry.kind === 'flow') place = { flow: entry.flow, version: entry.version };
      if (entry.kind === 'left' && last !== undefined) Object.assign(last, { leftAt: at, exit: entry.exit });
      if (entry.kind !== 'entered') continue;
      // a failure leaves a node by no exit
      if (last !== undefined) last.leftAt ??= at;
      path.push({ ...place, node: entry.node, title: titles(place.version, entry.node), enteredAt: at, leftAt: null, exit: null });
    }
  }
  const last = path.at(-1);
  if (last !== undefined) last.leftAt ??= endedAt;
  return path;
}

type Titles = (version: string, node: string) => string;

/** How nodes are called, by the version that the call was in then: '' stands for the one that it began with. */
function titlesOf(flow: ReadyFlow, flows: ReadonlyMap<string, ReadyFlow>): Titles {
  return (version, node) => nodeTitle(flows.get(version) ?? flow, node);
}

function toldContact(contact: NonNullable<CallContext['contact']>, seesPrivate: boolean) {
  if (seesPrivate) return contact;
  return Object.fromEntries(Object.entries(contact).map(([name, value]) => [name, name === 'id' ? value : maskValue(value)]));
}

function recordingsOf({ at, event }: StoredEvent): { sid: string; seconds: number; at: string }[] {
  return event.type === 'call.recorded' ? [{ sid: event.recordingSid, seconds: event.seconds, at }] : [];
}

function milestonesOf({ at, trail }: StoredEvent): { name: string; outcome: string; at: string }[] {
  return trail.flatMap((entry) => (entry.kind === 'milestone' ? [{ name: entry.name, outcome: entry.outcome, at }] : []));
}

/** What callers said, as far as somebody may see it. In a module, what the flow around it knows is known too; of the same name the inner one is told. */
export function toldAnswers(places: readonly MemoryPlace[], seesPrivate: boolean) {
  const told = places.flatMap(({ answers, variables }) =>
    Object.entries(answers).map(([variable, answer]) => toldAnswer(variable, answer, variables?.[variable], seesPrivate)),
  );
  return [...new Map(told.map((answer) => [answer.variable, answer])).values()];
}

/** A card number is never shown whole; other private values, and those that nobody declares, only to who may see them. */
function toldAnswer(variable: string, answer: Answer, declared: Variable | undefined, seesPrivate: boolean) {
  const { value, how, confidence, node, at, complete } = answer;
  const { title = variable, privacy = 'card' } = declared ?? {};
  const isHidden = privacy === 'card' || (privacy !== 'none' && !seesPrivate);
  return { variable, title, value: isHidden && value !== null ? maskValue(value) : value, how, confidence, node, at, complete };
}
