import { httpAddress, type OrderInput } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { doAll } from './do-all.ts';
import type { OrderFacts } from './do-order.ts';
import { sendTexts } from './send-texts.ts';
import { WorkFailed } from './work-failed.ts';

const TIMEOUT_MILLISECONDS = 10_000;

/** Tells people and systems what a flow found. Web addresses get the same `id` when an alert is sent again, so that they can tell. */
export async function raiseAlert(deps: Deps, input: OrderInput<'alert.raise'>, facts: OrderFacts): Promise<void> {
  const session = await deps.store.findSession(facts.callSid);
  if (input.desk) deps.log.warn({ callSid: facts.callSid, node: input.node, tell: true }, 'a flow raises an alert');
  const tasks = [
    () => sendTexts(deps, input.sms, input.text, session?.to, facts),
    ...input.webhooks.map((webhook) => () => tellWebhook(deps, webhook, input, session, facts)),
  ];
  await doAll(tasks, (error) => deps.log.error({ err: error, callSid: facts.callSid }, 'somebody who should be told cannot be'));
}

async function tellWebhook(
  { environment, http, log }: Deps,
  webhook: OrderInput<'alert.raise'>['webhooks'][number],
  { text, node }: OrderInput<'alert.raise'>,
  session: Session | null,
  { callSid, at, orderId }: OrderFacts,
): Promise<void> {
  const url = httpAddress(webhook, environment.bindings);
  if (url === null)
    return log.warn({ callSid, endpoint: webhook.endpoint }, 'an endpoint that should be told is not bound in this environment');
  const body = JSON.stringify({ id: `alert-${orderId}`, text, callSid, flow: session?.flowId ?? null, node, at });
  const headers = { 'content-type': 'application/json' };
  const { status } = await http.request({ method: 'POST', url, headers, body, timeoutMs: TIMEOUT_MILLISECONDS, retries: 0 });
  if (status >= 500 || status === 429) throw new WorkFailed('bad-answer', `a web address that should be told answered ${status}`);
  if (status >= 300) log.error({ callSid, status }, 'a web address refuses an alert');
}
