import { newSid } from '../call/sid.ts';
import type { Clock } from '../clock/clock.ts';
import type { LineMessage, WebhookEntry } from '../control/protocol.ts';
import { CookieJar } from '../webhook/cookie-jar.ts';
import type { WebhookOwner } from '../webhook/webhook-owner.ts';

export type MessageInit = Pick<LineMessage, 'direction' | 'from' | 'to' | 'body' | 'status'>;

/** One text message, in either direction. */
export class Message implements WebhookOwner {
  readonly sid = newSid('SM');
  readonly cookies = new CookieJar();
  readonly direction: LineMessage['direction'];
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly createdAt: number;
  readonly webhooks: WebhookEntry[] = [];
  readonly warnings: LineMessage['warnings'] = [];
  updatedAt: number;
  sentAt: number | null = null;
  errorCode: number | null = null;
  status: LineMessage['status'];
  readonly #clock: Clock;
  readonly #onChange: (message: Message) => void;

  constructor(init: MessageInit, clock: Clock, onChange: (message: Message) => void) {
    this.direction = init.direction;
    this.from = init.from;
    this.to = init.to;
    this.body = init.body;
    this.status = init.status;
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get family(): string {
    return this.sid;
  }

  become(status: LineMessage['status'], errorCode: number | null = null): void {
    this.status = status;
    this.errorCode = errorCode;
    this.updatedAt = this.#clock.now();
    if (status === 'sent') this.sentAt = this.updatedAt;
    this.changed();
  }

  noteWebhook(entry: WebhookEntry): void {
    this.webhooks.push(entry);
    this.changed();
  }

  warn(code: number, text: string): void {
    this.warnings.push({ at: this.#clock.iso(), code, message: text });
    this.changed();
  }

  changed(): void {
    this.#onChange(this);
  }
}

/** A message as the control API shows it. */
export function viewMessage(message: Message): LineMessage {
  const { sid, direction, from, to, body, status, errorCode, createdAt, webhooks, warnings } = message;
  const at = new Date(createdAt).toISOString();
  return { messageSid: sid, direction, from, to, body, status, ...(errorCode === null ? {} : { errorCode }), at, webhooks, warnings };
}
