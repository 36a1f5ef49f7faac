import { messageText } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import { mayBeMobile } from './callable-number.ts';
import { callingQueue, shownNumber } from './callback-rules.ts';
import type { QueuedText } from './callback-store.ts';
import { expectedCall } from './expected-call.ts';
import { linkWords } from './link-words.ts';
import { webLanguage } from './web-words.ts';

/** Sends a message of the line. It was ordered once; after a crash the carrier is asked whether it was sent. */
export async function sendText(deps: Deps, text: QueuedText, tries: number): Promise<void> {
  const { carrier, log, resources } = deps;
  const { to, at, queue: name, template } = text;
  const queue = callingQueue(deps, name);
  // a telephone on a wall shows no messages
  if ((queue?.policy.web?.mobileOnlyForSms ?? true) && !mayBeMobile(to)) return;
  const from = text.from ?? (queue === null ? null : shownNumber(deps, queue.policy, null)) ?? firstNumber(deps);
  const values = await valuesOf(deps, text);
  const body = messageText({ to, text: '', template, values }, (wanted) => resources.smsTemplate(wanted));
  if (from === null || body === null || body === '')
    return log.error(
      { queue: name, template },
      'a message of the line cannot be sent: no template of that name, or no number to send from',
    );
  const message = { to, from, body };
  // its words may have changed since the first try: then nothing is found, and the newer ones are sent
  if (tries > 0 && (await carrier.findMessage(message, at)) !== null) return;
  await carrier.sendMessage(message);
}

/** A number of ours from which messages go where nothing else says which. */
export function firstNumber({ environment }: Pick<Deps, 'environment'>): string | null {
  return Object.keys(environment.current().numbers)[0] ?? null;
}

/** What templates may say: `{{ callback.link }}`, `{{ callback.expected }}`, `{{ callback.number }}`, `{{ queue.title }}`. */
async function valuesOf(deps: Deps, { language, queue, callback: id, to }: QueuedText) {
  const { store, settings, resources } = deps;
  const callback = id === null ? null : await store.findCallback(id);
  const title = resources.queue(queue)?.title ?? queue;
  if (callback === null) return { language, queue: { name: queue, title }, callback: { number: to } };
  const tongue = webLanguage(language);
  const expected = callback.state === 'waiting' ? (await expectedCall(deps, callback, tongue)).words : linkWords[tongue].soon;
  const link = `${settings.publicUrl}/c/${callback.token}`;
  return { language, queue: { name: queue, title }, callback: { number: to, link, expected, name: callback.name ?? '' } };
}
