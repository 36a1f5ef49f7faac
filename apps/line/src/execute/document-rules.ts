import type { WebhookEntry } from '../control/protocol.ts';

/** What may stand in a document, by where it runs. */
export interface DocumentRules {
  /** The verbs that are executed; null for all but Leave. */
  verbs: ReadonlySet<string> | null;
  /** The warning for any other verb, with Twilio's code. */
  refusal: { code: number; where: string };
  /** How the record names its requests. */
  kind: WebhookEntry['kind'];
  /** A document that cannot be had leads to the call's fallback, else to whoever asked for the document. */
  fallsBack: boolean;
}

/** The documents of a call itself. */
export const CALL_RULES: DocumentRules = {
  verbs: null,
  refusal: { code: 12200, where: 'outside of the wait document of a queue' },
  kind: 'twiml',
  fallsBack: true,
};

/** What a called person hears before he is connected. */
export const WHISPER_RULES: DocumentRules = {
  verbs: new Set(['Gather', 'Hangup', 'Pause', 'Play', 'Redirect', 'Say']),
  refusal: { code: 13215, where: 'in what is heard before a connection' },
  kind: 'twiml',
  fallsBack: true,
};

/** What somebody in a queue hears while he waits. */
export const QUEUE_WAIT_RULES: DocumentRules = {
  verbs: new Set(['Gather', 'Hangup', 'Leave', 'Pause', 'Play', 'Redirect', 'Say']),
  refusal: { code: 12200, where: 'in the wait document of a queue' },
  kind: 'wait',
  fallsBack: false,
};

/** What somebody in a queue hears before a Dial connects him. */
export const QUEUE_CONNECT_RULES: DocumentRules = {
  verbs: new Set(['Pause', 'Play', 'Redirect', 'Say']),
  refusal: { code: 12200, where: 'in what a queued caller hears before the connection' },
  kind: 'twiml',
  fallsBack: false,
};

/** What participants of a conference hear before its start or on hold. */
export const CONFERENCE_WAIT_RULES: DocumentRules = {
  verbs: new Set(['Pause', 'Play', 'Redirect', 'Say']),
  refusal: { code: 13238, where: 'in the waitUrl, holdUrl or announceUrl of a conference' },
  kind: 'wait',
  fallsBack: false,
};

/** What is announced in a conference. */
export const ANNOUNCE_RULES: DocumentRules = { ...CONFERENCE_WAIT_RULES, kind: 'twiml' };
