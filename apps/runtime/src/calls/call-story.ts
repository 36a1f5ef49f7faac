import type { Answer, CallContext } from '@callwright/flow-compiler';
import { z } from 'zod';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { Session, StoredEvent } from '../store/store.ts';

const storedContext = z.object({ context: z.custom<CallContext>((value) => typeof value === 'object' && value !== null) });

interface Visit {
  node: string;
  title: string;
  enteredAt: string;
  leftAt: string | null;
  exit: string | null;
}

/** The story of a call: who, which way through the flow, and what was answered. */
export function callStory(session: Session, events: readonly StoredEvent[], flow: ReadyFlow) {
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
    contact: null,
    startedAt,
    endedAt,
    path: pathOf(events, flow, endedAt),
    milestones: events.flatMap(milestonesOf),
    answers: Object.entries(context.answers).map(([variable, answer]) => toldAnswer(variable, answer, flow)),
    failures: events.flatMap(({ at, failure }) => (failure === null ? [] : [{ at, ...failure }])),
    callbacks: [],
    promises: [],
    recordings: [],
  };
}

function pathOf(events: readonly StoredEvent[], flow: ReadyFlow, endedAt: string | null): Visit[] {
  const path: Visit[] = [];
  for (const { at, trail } of events) {
    for (const entry of trail) {
      const last = path.at(-1);
      if (entry.kind === 'left' && last !== undefined) Object.assign(last, { leftAt: at, exit: entry.exit });
      if (entry.kind !== 'entered') continue;
      // a failure leaves a node by no exit
      if (last !== undefined) last.leftAt ??= at;
      path.push({ node: entry.node, title: flow.flow.nodes[entry.node]?.title ?? entry.node, enteredAt: at, leftAt: null, exit: null });
    }
  }
  const last = path.at(-1);
  if (last !== undefined) last.leftAt ??= endedAt;
  return path;
}

function milestonesOf({ at, trail }: StoredEvent): { name: string; outcome: string; at: string }[] {
  return trail.flatMap((entry) => (entry.kind === 'milestone' ? [{ name: entry.name, outcome: entry.outcome, at }] : []));
}

function toldAnswer(variable: string, { value, how, confidence, node, at, complete }: Answer, { flow }: ReadyFlow) {
  const declared = flow.variables[variable];
  return {
    variable,
    title: declared?.title ?? variable,
    value: declared?.privacy === 'card' ? masked(value) : value,
    how,
    confidence,
    node,
    at,
    complete,
  };
}

/** Of a card number only the last four digits are ever shown (PCI DSS 3.4); of anything as short as a PIN, nothing. */
function masked(value: Answer['value']): string {
  const text = String(value);
  const shown = text.length >= SHORTEST_CARD ? text.slice(-4) : '';
  return shown.padStart(text.length, '•');
}

const SHORTEST_CARD = 12;
