import type { Decision, LineState } from '@callwright/queueing';

/** The line after a decision was carried out; an offer that came too late takes its entry out of sight. */
export function afterDecision(state: LineState, decision: Decision, isDone: boolean): LineState {
  const { now } = state;
  const changed = (change: Partial<LineState['entries'][number]>) =>
    state.entries.map((entry) => (entry.id === decision.entry ? { ...entry, ...change } : entry));
  if (!isDone) return { ...state, entries: state.entries.filter(({ id }) => id !== decision.entry) };
  switch (decision.kind) {
    case 'offer': {
      const agents = state.agents.map((agent) =>
        agent.id === decision.agent ? { ...agent, status: 'ringing' as const, since: now } : agent,
      );
      return { ...state, entries: changed({ state: 'offered' }), agents };
    }
    case 'dial':
      return { ...state, entries: changed({ state: 'dialling', dialledAt: now }) };
    case 'hold':
      return { ...state, entries: changed({ heldUntil: decision.until }) };
  }
}
