import type { Decision, LineState } from '@callwright/queueing';

type Entry = LineState['entries'][number];

/** The line after decisions were carried out; those which came too late take their entries out of sight. */
export function afterDecisions(state: LineState, decisions: readonly Decision[], late: ReadonlySet<string>): LineState {
  const { now } = state;
  const changes = new Map<string, Partial<Entry>>();
  const rung = new Set<string>();
  for (const decision of decisions) {
    const { entry } = decision;
    changes.set(entry, { ...changes.get(entry), ...changeBy(decision, now) });
    if (decision.kind === 'offer' && !late.has(entry)) rung.add(decision.agent);
  }
  const entries = state.entries.flatMap((entry) => {
    if (late.has(entry.id)) return [];
    const change = changes.get(entry.id);
    return change === undefined ? [entry] : [{ ...entry, ...change }];
  });
  const agents = state.agents.map((agent) => (rung.has(agent.id) ? { ...agent, status: 'ringing' as const, since: now } : agent));
  return { ...state, entries, agents };
}

function changeBy(decision: Decision, now: number): Partial<Entry> {
  switch (decision.kind) {
    case 'offer':
      return { state: 'offered' };
    case 'dial':
      return { state: 'dialling', dialledAt: now };
    case 'hold':
      return { heldUntil: decision.until };
  }
}
