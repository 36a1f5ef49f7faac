import type { TwilioClient } from '@callwright/twiml';
import type { TextMessage } from './carrier.ts';
import { wholeSecond } from './whole-second.ts';

/** The most that Twilio gives at once. */
const PAGE_SIZE = 1000;

/**
 * The id of such a message sent since a moment; null when there is none. A phone that many calls write to gets hundreds of messages within a
 * minute, so pages are read until one lies before that moment.
 */
export async function findMessage({ messages }: TwilioClient, { to, from, body }: TextMessage, since: string): Promise<string | null> {
  const earliest = wholeSecond(since);
  // one that still waits to be sent has no date of sending, so that date cannot be asked for
  for (
    let page: Page | undefined = await messages.page({ to, from, pageSize: PAGE_SIZE });
    page !== undefined;
    page = await page.nextPage()
  ) {
    const recent = page.instances.filter(({ dateCreated }) => dateCreated.getTime() >= earliest);
    const found = recent.find((one) => one.body === body);
    if (found !== undefined) return found.sid;
    if (recent.length === 0) return null;
  }
  return null;
}

interface Page {
  instances: { sid: string; body: string; dateCreated: Date }[];
  nextPage(): Promise<Page> | undefined;
}
