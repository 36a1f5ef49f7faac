import type { WebhookEntry } from '../control/protocol.ts';
import type { TwimlElement } from './parse-twiml.ts';

/** Where the next document of a call comes from. */
export type DocumentSource =
  | { from: 'url'; kind: WebhookEntry['kind']; url: string; method: string; form?: Readonly<Record<string, string>> }
  | { from: 'text'; twiml: string };

/** A document that a call runs. */
export interface CallDocument {
  root: TwimlElement;
  /** Where it came from, after redirects; null for inline TwiML. */
  url: string | null;
  /** The length of the file at `url`, when the answer was audio itself. */
  audioSeconds?: number;
}

/** What follows a verb: the next verb, another document, leaving the queue, or the end of the call; what follows a document's last verb is that it is exhausted. */
export type Outcome = undefined | 'end' | 'exhausted' | 'leave' | DocumentSource;
