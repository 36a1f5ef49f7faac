import { isLineOrder } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { applyLineOrders } from '../line/apply-line-orders.ts';
import type { StepCommit } from '../store/store.ts';
import type { Turn } from './take-turn.ts';

/** A commit that also changes the call's place in line as the turn has ordered; the same commit when it has ordered nothing of the kind. */
export function withLineChanges(deps: Deps, commit: StepCommit, { steps, flow, last }: Turn): StepCommit {
  const orders = steps.flatMap(({ step }) => step.orders.filter((order) => isLineOrder(order)));
  if (orders.length === 0) return commit;
  const { callSid, from, to, isPrivate, language } = commit.session;
  const { answers, contact } = last.context;
  const stored = (value: unknown): JsonValue => {
    const json: JsonValue = JSON.parse(JSON.stringify(value));
    return isPrivate ? deps.codec.seal(json) : json;
  };
  const at = steps.at(-1)?.event.at ?? commit.session.startedAt;
  const facts = {
    ...{ deps, callSid, at, from, to, language, isPrivate },
    flowId: flow.flow.id,
    version: flow.hash,
    answers: stored(answers),
    contact: stored(contact),
    isVip: contact?.['vip'] === true || contact?.['vip'] === 'true',
  };
  return { ...commit, within: (tx) => applyLineOrders(tx, facts, orders) };
}

/** Whether a commit changed somebody's place in line, or ended a call that has one. */
export function concernsLine({ within, session }: Pick<StepCommit, 'within' | 'session'>): boolean {
  return within !== undefined || (session.status === 'ended' && hasPlace(session.snapshot));
}

/** Whether a call that stands so is in line, or was made for a callback. */
export function hasPlace(snapshot: JsonValue): boolean {
  const context = isRecord(snapshot) && isRecord(snapshot['context']) ? snapshot['context'] : {};
  return (context['line'] ?? null) !== null || (context['callback'] ?? null) !== null;
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
