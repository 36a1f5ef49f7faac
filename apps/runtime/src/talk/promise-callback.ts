import { callableNumber } from '../callbacks/callable-number.ts';
import { type CallingQueue, callingQueue, callingRules, shownNumber, zonesToCall } from '../callbacks/callback-rules.ts';
import type { Callback } from '../callbacks/callback-store.ts';
import { orderCallback } from '../callbacks/order-callback.ts';
import { nextAllowedAt } from '../callbacks/quiet-hours.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { Refused } from '../publishing/refused.ts';

export interface CallbackPromise {
  queue: string;
  number: string;
  /** ISO 8601; as soon as it is his turn without it. */
  at?: string | undefined;
  /** The agent himself calls, if he is free then and his queue minds who it was last. */
  personal?: boolean | undefined;
  name?: string | undefined;
  note?: string | undefined;
  language: string;
}

/** An agent promises somebody a call, as he was asked to while they talked. Throws a `Refused`, with when it is allowed. */
export async function promiseCallback(
  deps: Deps,
  agent: AgentRow,
  { queue: name, number, personal, ...wish }: CallbackPromise,
): Promise<Callback> {
  const queue = callingQueue(deps, name);
  if (queue === null) throw new Refused(404, 'unknown-queue', 'There is no such queue, or it calls nobody back.', { path: 'queue' });
  const read = callableNumber(number, { strict: false });
  if ('problem' in read) throw new Refused(400, read.problem, `This number ${read.message}.`, { path: 'number' });
  if (await deps.store.hasOptedOut(read.number))
    throw new Refused(409, 'opted-out', 'The person at this number wants nothing from us any more.', { path: 'number' });
  const consent = { how: 'told-agent', at: isoTime(deps.clock) } as const;
  const lastAgent = personal === true ? agent.id : undefined;
  const outcome = await orderCallback(deps, { ...wish, queue, number: read.number, via: 'agent', consent, lastAgent });
  if (outcome.kind !== 'refused') return outcome.callback;
  throw new Refused(409, outcome.code, outcome.message, { path: 'at', ...(await whenAllowed(deps, queue, read.number, wish.at)) });
}

/** Where the number may be, and from when on it may be called. */
async function whenAllowed(deps: Deps, queue: CallingQueue, number: string, at: string | undefined) {
  const zones = await zonesToCall(deps, queue.queue, number, shownNumber(deps, queue.policy, null));
  const now = deps.clock.now();
  const next = nextAllowedAt(await callingRules(deps, queue, zones), Math.max(now, at === undefined ? now : Date.parse(at)));
  return { zones, next: next === null ? null : new Date(next).toISOString() };
}
