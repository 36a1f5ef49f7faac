import { httpAddress, type OrderInput } from '@callwright/flow-compiler';
import { nodeTitle } from '../calls/node-title.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { type AlertStory, alertStory, withStory } from '../survey/alert-story.ts';
import { doAll } from './do-all.ts';
import type { OrderFacts } from './do-order.ts';
import { sendTexts } from './send-texts.ts';
import { WorkFailed } from './work-failed.ts';

const TIMEOUT_MILLISECONDS = 10_000;

type Alarm = OrderInput<'alert.raise'>;

/** Tells people and systems what a flow found. Web addresses get the same `id` when an alert is sent again, so that they can tell. */
export async function raiseAlert(deps: Deps, raised: Alarm, facts: OrderFacts): Promise<void> {
  const story = raised.survey === undefined ? null : await alertStory(deps, facts.callSid);
  const input = story === null ? raised : { ...raised, text: withStory(raised.text, story) };
  const session = await deps.store.findSession(facts.callSid);
  const tasks = [
    ...(input.desk ? [() => tellDesk(deps, input, session, facts)] : []),
    () => sendTexts(deps, input.sms, input.text, session?.to ?? story?.from, facts),
    ...input.webhooks.map((webhook) => () => tellWebhook(deps, webhook, { ...raised, story }, session, facts)),
  ];
  await doAll(tasks, (error) => deps.log.error({ err: error, callSid: facts.callSid }, 'somebody who should be told cannot be'));
}

/** The people who look after calls find it in the API; it is kept once, whatever is repeated. */
async function tellDesk({ store, library, log }: Deps, input: Alarm, session: Session | null, facts: OrderFacts): Promise<void> {
  const { callSid, at, orderId, tries } = facts;
  const { text, node, level } = input;
  const title = session === null ? node : nodeTitle(await library.version(session.version), node);
  const alert = { id: alertId(orderId), title, text, level, node, flowId: session?.flowId ?? null, callSid, at, seenAt: null };
  await store.keepAlert(alert, session?.isPrivate ?? true);
  if (tries === 0) log.warn({ callSid, node, level, tell: true }, 'a flow raises an alert');
}

async function tellWebhook(
  { environment, http, log }: Deps,
  webhook: Alarm['webhooks'][number],
  { text, node, level, survey, story }: Alarm & { story: AlertStory | null },
  session: Session | null,
  { callSid, at, orderId }: OrderFacts,
): Promise<void> {
  const url = httpAddress(webhook, environment.bindings);
  if (url === null)
    return log.warn({ callSid, endpoint: webhook.endpoint }, 'an endpoint that should be told is not bound in this environment');
  const { path = [], recordings = [], url: page } = story ?? {};
  const scored = survey === undefined ? {} : { survey: { ...survey, path, recordings, url: page } };
  const body = JSON.stringify({ id: alertId(orderId), level, text, callSid, flow: session?.flowId ?? null, node, at, ...scored });
  const headers = { 'content-type': 'application/json' };
  const { status } = await http.request({ method: 'POST', url, headers, body, timeoutMs: TIMEOUT_MILLISECONDS, retries: 0 });
  if (status >= 500 || status === 429) throw new WorkFailed('bad-answer', `a web address that should be told answered ${status}`);
  if (status >= 300) log.error({ callSid, status }, 'a web address refuses an alert');
}

function alertId(orderId: number): string {
  return `alert-${orderId}`;
}
