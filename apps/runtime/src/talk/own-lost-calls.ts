import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { lostCalls } from '../reports/lost-calls.ts';
import { ownQueues } from './own-queues.ts';

const LONGEST_LIST = 50;
const DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;

/** A caller who gave up in line, and with whom nobody has talked since. */
export interface OwnLostCall {
  callSid: string;
  number: string;
  who: string | null;
  isVip: boolean;
  queueTitle: string;
  at: string;
  waitedSeconds: number;
  /** The callback that he is owed already. */
  owed: string | null;
}

/** The lost calls of a week in the queues that an agent serves, the newest first. He calls these numbers, so he sees them. */
export async function ownLostCalls(deps: Deps, agent: AgentRow): Promise<OwnLostCall[]> {
  const now = deps.clock.now();
  // what ends now is over already
  const [since, until] = [now - DAYS * DAY_MILLISECONDS, now + 1].map((at) => new Date(at).toISOString()) as [string, string];
  const filter = { since, until, zone: 'UTC', state: 'open', limit: LONGEST_LIST } as const;
  const found = [];
  for (const queue of ownQueues(deps, agent)) found.push(...(await lostCalls(deps, { ...filter, queue }, true)).lost);
  return found
    .sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt))
    .slice(0, LONGEST_LIST)
    .map(({ callSid, from, who, isVip, queueTitle, startedAt, waitedSeconds, owed }) => {
      return { callSid, number: from, who, isVip, queueTitle: queueTitle ?? '', at: startedAt, waitedSeconds, owed };
    });
}
