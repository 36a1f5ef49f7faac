import type { PhoneNumber } from '../call/numbers.ts';
import type { Clock } from '../clock/clock.ts';
import type { LineMessage } from '../control/protocol.ts';
import { TwimlError } from '../execute/parse-twiml.ts';
import { HttpFailure } from '../webhook/http-failure.ts';
import { sendAside } from '../webhook/status-callbacks.ts';
import type { WebhookClient } from '../webhook/webhook-client.ts';
import type { Message } from './message.ts';
import { inboundForm, statusForm } from './message-form.ts';
import type { Messages } from './messages.ts';
import { OptOuts } from './opt-outs.ts';
import { type Reply, readReply } from './read-reply.ts';

/** The longest text, in characters. */
export const BODY_CHARACTERS = 1_600;

/** Seconds from a message's creation. */
const SENT_AFTER = 1;
const DELIVERED_AFTER = 3;
const DOCUMENTS_LIMIT = 10;
const E164 = /^\+[1-9]\d{1,14}$/;

export interface OutgoingMessage {
  direction: 'outbound-api' | 'outbound-reply';
  from: string;
  to: string;
  body: string;
  statusCallback: string | null;
}

interface Deps {
  accountSid: string;
  clock: Clock;
  messages: Messages;
  webhooks: WebhookClient;
  log: (message: string) => void;
}

/** Where the next document of a message comes from. */
interface Source {
  url: string;
  method: string;
  form: Record<string, string>;
}

/** Sends messages and takes those that arrive, as Twilio does: delivery by the clock, keywords, replies by TwiML. */
export class MessageExchange {
  readonly optOuts = new OptOuts();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Queues a message, which is delivered in a few seconds. One to somebody who wants none fails with 21610. */
  send({ statusCallback, ...outgoing }: OutgoingMessage): Message {
    const { clock, messages } = this.#deps;
    const message = messages.create({ ...outgoing, status: 'queued' });
    const become = (status: LineMessage['status'], error: number | null = null): void => {
      message.become(status, error);
      if (statusCallback !== null) this.#postStatus(message, statusCallback);
    };
    if (this.optOuts.has(outgoing.from, outgoing.to)) {
      become('failed', 21610);
      return message;
    }
    clock.schedule(clock.now() + SENT_AFTER * 1000, () => become('sent'));
    clock.schedule(clock.now() + DELIVERED_AFTER * 1000, () => become('delivered'));
    return message;
  }

  /** A message arrives at a number of the line: keywords are heeded, and the number's address answers. */
  receive(from: string, number: PhoneNumber, body: string): Message {
    const to = number.phoneNumber;
    const message = this.#deps.messages.create({ direction: 'inbound', from, to, body, status: 'received' });
    const answer = this.optOuts.heed(to, from, body);
    if (answer !== null) this.#sendToStopped(to, from, answer);
    if (number.smsUrl !== '') {
      this.#ask(message, number).catch((cause: unknown) => this.#deps.log(`message ${message.sid} broke off: ${String(cause)}`));
    }
    return message;
  }

  /** Twilio's own answer to a keyword goes out whatever the keyword was. */
  #sendToStopped(from: string, to: string, body: string): void {
    const { clock, messages } = this.#deps;
    const message = messages.create({ direction: 'outbound-reply', from, to, body, status: 'queued' });
    clock.schedule(clock.now() + SENT_AFTER * 1000, () => message.become('sent'));
    clock.schedule(clock.now() + DELIVERED_AFTER * 1000, () => message.become('delivered'));
  }

  async #ask(message: Message, number: PhoneNumber): Promise<void> {
    const form = inboundForm(message, this.#deps.accountSid);
    const first = { url: number.smsUrl, method: number.smsMethod, form };
    try {
      await this.#run(message, first);
    } catch (error) {
      const code = this.#noteFailure(message, error);
      if (number.smsFallbackUrl === '') return;
      const told = { ...form, ErrorCode: String(code), ErrorUrl: number.smsUrl };
      const fallback = { url: number.smsFallbackUrl, method: number.smsFallbackMethod, form: told };
      await this.#run(message, fallback).catch((second: unknown) => this.#noteFailure(message, second));
    }
  }

  #noteFailure(message: Message, error: unknown): number {
    if (!(error instanceof HttpFailure || error instanceof TwimlError)) throw error;
    message.warn(error.code, error.message);
    return error.code;
  }

  async #run(message: Message, first: Source): Promise<void> {
    let source: Source | null = first;
    for (let count = 0; source !== null; count++) {
      if (count === DOCUMENTS_LIMIT) throw new TwimlError(14106, `more than ${DOCUMENTS_LIMIT} documents for one message`);
      source = await this.#runDocument(message, source);
    }
  }

  async #runDocument(message: Message, source: Source): Promise<Source | null> {
    const reply = await this.#deps.webhooks.send({ owner: message, kind: 'message', ...source });
    const document = readReply(reply);
    for (const name of document.unknown) message.warn(14110, `<${name}> does nothing in the answer to a message`);
    for (const answer of document.replies) this.#reply(message, answer, reply.url);
    if (!document.redirect) return null;
    const { url, method } = document.redirect;
    return { url: resolved(url, reply.url), method, form: source.form };
  }

  #reply(message: Message, { body, to, from, statusCallback }: Reply, base: string): void {
    const target = to ?? message.from;
    if (body === '') message.warn(14103, 'Message: Invalid Body: there is none');
    else if ([...body].length > BODY_CHARACTERS) message.warn(14103, `Message: Invalid Body: more than ${BODY_CHARACTERS} characters`);
    else if (!E164.test(target)) message.warn(14101, `Message: Invalid "To" attribute "${target}"`);
    else {
      const callback = statusCallback === null ? null : resolved(statusCallback, base);
      this.send({ direction: 'outbound-reply', from: from ?? message.to, to: target, body, statusCallback: callback });
    }
  }

  #postStatus(message: Message, url: string): void {
    const { accountSid, webhooks, log } = this.#deps;
    void sendAside({ owner: message, kind: 'status', method: 'POST', url, form: statusForm(message, accountSid) }, { webhooks, log });
  }
}

function resolved(address: string, base: string): string {
  if (!URL.canParse(address, base)) throw new TwimlError(11100, `"${address}" is no address that can be resolved`);
  return new URL(address, base).href;
}
