import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { listAgents } from '../line/agents.ts';
import { liveFlows } from './live-flows.ts';
import { queueStands } from './stand-of-staff.ts';

/** To whom an agent may hand a caller, with what he should see before: who is free, and how long the lines are. */
export async function targetsOf(deps: Deps, { id: own }: Pick<AgentRow, 'id'>) {
  const staff = (await listAgents(deps)).filter(({ id, status }) => id !== own && status !== 'offline');
  const { phones } = deps.environment.current();
  const flows = await liveFlows(deps.db);
  return {
    agents: staff.map(({ id, name, status, since, skills }) => ({ id, name, status, since, skills })),
    queues: (await queueStands(deps)).map(({ staff: _, ...stand }) => stand),
    numbers: Object.entries(phones).map(([name, number]) => ({ name, number })),
    flows: flows.filter(({ kind }) => mayReceive(kind)).map(({ id, title }) => ({ id, title })),
  };
}

/** Whether callers may be sent to the start of a flow of this kind. */
export function mayReceive(kind: string): boolean {
  return kind === 'call' || kind === 'survey';
}
