import type { CallbackPolicy, Queue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { rulesOf } from './callback-times.ts';
import { zonesOfNumber } from './number-zones.ts';
import { openSpans, type ScheduleSources } from './open-spans.ts';
import type { CallingRules } from './quiet-hours.ts';

const SEARCHED_DAYS = 15;

/** A queue that calls back. */
export interface CallingQueue {
  name: string;
  queue: Queue;
  policy: CallbackPolicy;
}

/** A queue with its callback policy; null when there is none of that name, or it calls nobody back. */
export function callingQueue({ resources }: Pick<Deps, 'resources'>, name: string): CallingQueue | null {
  const queue = resources.queue(name);
  return queue?.callback === undefined ? null : { name, queue, policy: queue.callback };
}

/** The zones in which a number may be: as the number tells, else as the queue's schedule or our own number does. */
export async function zonesToCall(
  { resources }: Pick<Deps, 'resources'>,
  queue: Queue,
  number: string,
  ourNumber: string | null,
): Promise<string[]> {
  const known = await zonesOfNumber(number);
  if (known.length > 0) return known;
  const office = queue.schedule === undefined ? undefined : resources.scheduleZone(queue.schedule);
  if (office !== undefined) return [office];
  const ours = ourNumber === null ? [] : await zonesOfNumber(ourNumber);
  return ours.length === 1 ? ours : ['UTC'];
}

/** The zone in which a queue's times are said and its slots begin: its schedule's, else where its number is. */
export async function zoneOfQueue(deps: Pick<Deps, 'resources'>, queue: Queue, ourNumber: string | null): Promise<string> {
  const office = queue.schedule === undefined ? undefined : deps.resources.scheduleZone(queue.schedule);
  return office ?? (await zonesToCall(deps, queue, ourNumber ?? '', ourNumber))[0] ?? 'UTC';
}

/** When a number in these zones may be called by a queue, from now on. */
export async function callingRules(
  deps: ScheduleSources & Pick<Deps, 'clock'>,
  { queue, policy }: CallingQueue,
  zones: readonly string[],
): Promise<CallingRules> {
  const open = await openSpans(deps, queue.schedule, deps.clock.now(), SEARCHED_DAYS);
  return { zones, ...rulesOf(policy, queue.closing, open) };
}

/** The number that a queue's callers see when they are called: the policy's, the one that they called, or the first that we have. */
export function shownNumber({ environment }: Pick<Deps, 'environment'>, policy: CallbackPolicy, called: string | null): string | null {
  const chosen = policy.callerId === undefined ? undefined : environment.bindings.callerIdOf(policy.callerId);
  const { numbers, callerIds } = environment.current();
  return chosen ?? called ?? Object.keys(numbers)[0] ?? Object.values(callerIds)[0] ?? null;
}
