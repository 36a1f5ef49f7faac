import type { WebhookEntry } from '../control/protocol.ts';
import type { CookieJar } from './cookie-jar.ts';

/** The leg or message that a webhook is sent for. */
export interface WebhookOwner {
  /** The sid of what belongs together: a call with all its legs, or one message. */
  readonly family: string;
  readonly cookies: CookieJar;
  noteWebhook(entry: WebhookEntry): void;
  /** What was noted has changed. */
  changed(): void;
}
