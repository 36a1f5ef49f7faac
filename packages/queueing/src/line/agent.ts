/** `ringing`: offered to him, not accepted. `away`: break, do not disturb, set aside; agents who are offline are not given at all. */
export type AgentStatus = 'available' | 'ringing' | 'busy' | 'wrap-up' | 'away';

/** Somebody who takes calls. Times are epoch milliseconds. */
export interface Agent {
  id: string;
  /** Level by skill; a skill that is not there counts as none. */
  skills: Readonly<Record<string, number>>;
  status: AgentStatus;
  /** Since when he has this status; of the available, who is idle longest. */
  since: number;
  /** When his wrap-up ends, as far as is known (status `wrap-up`). */
  wrapUpUntil?: number;
  callsToday?: number;
}

/** Agents who are working, whether free or not: those who count in an estimate. */
export function isOnDuty({ status }: Pick<Agent, 'status'>): boolean {
  return status !== 'away';
}
