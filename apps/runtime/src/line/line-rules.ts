import { callingQueue, callingRules } from '../callbacks/callback-rules.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { LineRules } from './load-line.ts';

/** What decisions about the line need beside the database: queues, and who is open and may be called now. */
export async function lineRulesNow(deps: Deps): Promise<LineRules> {
  const queues = deps.resources.queues();
  const closed = new Set<string>();
  const changes: number[] = [];
  const calling: Record<string, LineRules['calling'][string]> = {};
  for (const [name, { schedule }] of Object.entries(queues)) {
    const hours = schedule === undefined ? null : await hoursOf(deps, schedule);
    if (hours !== null && !hours.isOpen) closed.add(name);
    if (hours?.changesAt != null) changes.push(Date.parse(hours.changesAt));
    const caller = callingQueue(deps, name);
    if (caller !== null) calling[name] = await callingRules(deps, caller, []);
  }
  return { queues, closed, calling, now: deps.clock.now(), changesAt: changes.length === 0 ? null : Math.min(...changes) };
}

async function hoursOf({ resources, store, clock }: Deps, schedule: string) {
  const turned = await store.findSwitch(schedule);
  const found = await resources.scheduleState(schedule, isoTime(clock), 'en-US', turned?.on);
  if (found === null) return null;
  const isOpen = found.state === 'open';
  const changesAt = found.hours[isOpen ? 'closesAt' : 'opensAt'];
  return { isOpen, changesAt: typeof changesAt === 'string' ? changesAt : null };
}
