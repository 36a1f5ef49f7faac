import { childElements, parseTwiml, type TwimlElement, TwimlError, textOf } from '../execute/parse-twiml.ts';
import type { WebhookReply } from '../webhook/webhook-client.ts';

/** A message that an answer sends. Addresses are as the document names them. */
export interface Reply {
  body: string;
  to: string | null;
  from: string | null;
  statusCallback: string | null;
}

/** What an answer to a message asks for. */
export interface ReplyDocument {
  replies: Reply[];
  redirect: { url: string; method: string } | null;
  /** Elements that mean nothing here. */
  unknown: string[];
}

const TWIML_TYPES = new Set(['text/xml', 'application/xml', 'text/html']);

/** Reads the answer to a message by its content type. Throws a TwimlError with Twilio's code. */
export function readReply(reply: WebhookReply): ReplyDocument {
  const type = (reply.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = reply.body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { replies: [], redirect: null, unknown: [] };
  if (TWIML_TYPES.has(type)) return readDocument(parseTwiml(text));
  if (type !== 'text/plain') throw new TwimlError(12300, `the answer's content type is ${type === '' ? 'missing' : `"${type}"`}`);
  try {
    return readDocument(parseTwiml(text));
  } catch {
    return { replies: [{ body: text.trim(), to: null, from: null, statusCallback: null }], redirect: null, unknown: [] };
  }
}

function readDocument(root: TwimlElement): ReplyDocument {
  const document: ReplyDocument = { replies: [], redirect: null, unknown: [] };
  for (const element of childElements(root)) {
    if (element.name === 'Redirect') {
      const method = element.attributes['method']?.toUpperCase() === 'GET' ? 'GET' : 'POST';
      return { ...document, redirect: { url: textOf(element), method } };
    }
    if (element.name === 'Message') document.replies.push(readMessage(element));
    else document.unknown.push(element.name);
  }
  return document;
}

function readMessage(element: TwimlElement): Reply {
  const { to, from, statusCallback, action } = element.attributes;
  const bodies = childElements(element).filter(({ name }) => name === 'Body');
  const body = (bodies.length > 0 ? bodies : [element]).map(ownText).join('').trim();
  return { body, to: to ?? null, from: from ?? null, statusCallback: statusCallback ?? action ?? null };
}

/** Line breaks matter in a message, so white space stays. */
function ownText(element: TwimlElement): string {
  return element.content.filter((part) => typeof part === 'string').join('');
}
