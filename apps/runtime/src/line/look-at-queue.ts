import type { EffectInput, EffectOutput } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { announce } from '@callwright/queueing';
import { callbackEntryOf } from '../callbacks/leg-of-callback.ts';
import type { Deps } from '../deps.ts';
import type { CallFacts } from '../work/call-facts.ts';
import { WorkFailed } from '../work/work-failed.ts';
import { changeEntry, entryOfCall } from './entry.ts';
import { type FullStand, lookAtQueue } from './stand.ts';

/** How a queue stands for a caller who is about to join it, or is in it. */
export async function queueLook(
  deps: Deps,
  { queue: name }: EffectInput<'queue.look'>,
  call: CallFacts,
): Promise<EffectOutput<'queue.look'>> {
  const queue = deps.resources.queue(name);
  if (queue === undefined) throw new WorkFailed('not-found', `there is no queue "${name}"`);
  const entry = await entryOfCall(deps.db, call.callSid);
  const own = entry?.id ?? (await callbackEntryOf(deps.db, call.callSid));
  const pending = own === null ? await deps.store.findOpenCallback(name, call.from) : null;
  const stand = await lookAtQueue(deps, name, own ?? pending?.entryId ?? null);
  if (stand === null) throw new WorkFailed('not-found', `there is no queue "${name}"`);
  const values = figures(name, queue.title, stand);
  if (own !== null) return { admission: 'open', queue: values };
  if (pending !== null) return { admission: 'has-callback', queue: values };
  if (await isClosed(deps, queue.schedule, call.at)) return { admission: 'closed', queue: values };
  if (stand.inLine >= queue.maxInLine) return { admission: 'full', queue: values };
  // agents on a break come back: only where nobody is there at all, nobody can wait
  return { admission: stand.signedIn === 0 ? 'nobody-signed-in' : 'open', queue: values };
}

/** What may be said to a caller in line of his wait. */
export async function queueAnnounce(
  deps: Deps,
  { manner, leastIntervalSeconds, queue: named }: EffectInput<'queue.announce'>,
  { callSid }: CallFacts,
): Promise<EffectOutput<'queue.announce'>> {
  const entry = await entryOfCall(deps.db, callSid);
  const name = entry?.queue ?? named;
  const queue = name === undefined ? undefined : deps.resources.queue(name);
  const stand = name === undefined ? null : await lookAtQueue(deps, name, entry?.id ?? null);
  if (name === undefined || queue === undefined || stand === null) throw new WorkFailed('not-found', 'the caller is in no line');
  const { estimate, position, agents } = stand;
  // what was first estimated is held against the wait that came of it
  if (entry !== null && entry.estimate === null && estimate !== null) await changeEntry(deps.db, entry.id, { estimate });
  const now = deps.clock.now();
  const say = announce({ manner, estimate, position, agents, before: entry?.said ?? null, leastIntervalSeconds, now });
  return { say, queue: figures(name, queue.title, stand) };
}

/** What texts and conditions may read: `{{ queue.position }}`. */
function figures(name: string, title: string, stand: FullStand): Record<string, JsonValue> {
  const { position, ahead, estimate, agents, freeAgents, inLine, longestWaitSeconds } = stand;
  return {
    ...{ name, title, position, ahead, agents, freeAgents, inLine, longestWaitSeconds },
    estimateSeconds: estimate === null ? null : Math.round(estimate.mean),
    estimateUpToSeconds: estimate === null ? null : Math.round(estimate.p80),
  };
}

async function isClosed({ resources, store }: Deps, schedule: string | undefined, at: string): Promise<boolean> {
  if (schedule === undefined) return false;
  const turned = await store.findSwitch(schedule);
  const found = await resources.scheduleState(schedule, at, 'en-US', turned?.on);
  return found !== null && found.state !== 'open';
}
