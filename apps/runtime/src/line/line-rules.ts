import { callingQueue, callingRules } from '../callbacks/callback-rules.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { LineRules } from './load-line.ts';

/** What decisions about the line need beside the database: queues, and who is open and may be called now. */
export async function lineRulesNow(deps: Deps): Promise<LineRules> {
  const queues = deps.resources.queues();
  const closed = new Set<string>();
  const calling: Record<string, LineRules['calling'][string]> = {};
  for (const [name, { schedule }] of Object.entries(queues)) {
    if (schedule !== undefined && (await isClosed(deps, schedule))) closed.add(name);
    const caller = callingQueue(deps, name);
    if (caller !== null) calling[name] = await callingRules(deps, caller, []);
  }
  return { queues, closed, calling, now: deps.clock.now() };
}

async function isClosed({ resources, store, clock }: Deps, schedule: string): Promise<boolean> {
  const turned = await store.findSwitch(schedule);
  const hours = await resources.scheduleState(schedule, isoTime(clock), 'en-US', turned?.on);
  return hours !== null && hours.state !== 'open';
}
