import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { callingQueue } from './callback-rules.ts';
import type { Callback } from './callback-store.ts';
import { timesOf } from './order-callback.ts';

/** Moves a callback to a slot, or to as soon as it is his turn. */
export async function moveTo(
  deps: Deps,
  callback: Callback,
  at: string | undefined,
): Promise<'moved' | 'slot-taken' | 'not-allowed-then' | 'over-already'> {
  const queue = callingQueue(deps, callback.queue);
  if (queue === null) return 'not-allowed-then';
  const times = await timesOf(deps, queue, callback.zones, at);
  if (times === null) return 'not-allowed-then';
  const moved = await deps.store.moveCallback(callback.id, times, isoTime(deps.clock));
  if (moved === null) return 'over-already';
  if (moved === 'slot-taken') return moved;
  deps.line.changed();
  return 'moved';
}
