import { audioSeconds } from '../webhook/media-length.ts';
import type { WebhookReply } from '../webhook/webhook-client.ts';
import type { WebhookOwner } from '../webhook/webhook-owner.ts';
import type { CallDocument } from './document.ts';
import { parseTwiml, type TwimlElement, TwimlError } from './parse-twiml.ts';

const TWIML_BYTES = 64 * 1024;
const TWIML_TYPES = new Set(['text/xml', 'application/xml', 'text/html']);

/** Makes a document of a webhook's answer by its content type. Throws a TwimlError with Twilio's code, which is noted on the webhook too. */
export async function readDocument(reply: WebhookReply, owner: WebhookOwner): Promise<CallDocument> {
  try {
    return await read(reply);
  } catch (error) {
    if (error instanceof TwimlError) {
      reply.entry.error = error.code;
      owner.changed();
    }
    throw error;
  }
}

async function read(reply: WebhookReply): Promise<CallDocument> {
  const type = (reply.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return audioDocument(reply, type);
  if (reply.body.length > TWIML_BYTES) throw new TwimlError(11750, `the document is longer than ${TWIML_BYTES} bytes`);
  const text = reply.body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new TwimlError(11770, 'the answer is empty');
  if (TWIML_TYPES.has(type)) return { root: parseTwiml(text), url: reply.url };
  if (type === 'text/plain') return { root: plainDocument(text), url: reply.url };
  throw new TwimlError(12300, `the answer's content type is ${type === '' ? 'missing' : `"${type}"`}`);
}

function plainDocument(text: string): TwimlElement {
  try {
    return parseTwiml(text);
  } catch {
    return response({ name: 'Say', attributes: {}, content: [text] });
  }
}

async function audioDocument(reply: WebhookReply, type: string): Promise<CallDocument> {
  const seconds = await audioSeconds(reply.body, type).catch((cause: unknown) => {
    throw new TwimlError(12300, 'the answer is audio that cannot be read', { cause });
  });
  return { root: response({ name: 'Play', attributes: {}, content: [reply.url] }), url: reply.url, audioSeconds: seconds };
}

function response(verb: TwimlElement): TwimlElement {
  return { name: 'Response', attributes: {}, content: [verb] };
}
