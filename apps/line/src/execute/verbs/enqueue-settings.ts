import { LARGEST_SIZE, QUEUE_NAME_CHARACTERS } from '../../queue/queues.ts';
import { integerAttribute, methodAttribute, resolveUrl } from '../attributes.ts';
import { type Music, readMusic } from '../music.ts';
import { type TwimlElement, TwimlError } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';

/** What an Enqueue asks for. */
export interface EnqueueSettings {
  queue: string;
  wait: Music;
  maxQueueSize: number | null;
}

/** Where the end of an Enqueue is told. */
export interface EnqueueAction {
  url: string;
  method: string;
}

const WAIT = { url: { name: 'waitUrl', code: 14202 }, method: { name: 'waitUrlMethod', code: 14206 } };

export function readEnqueueAction(element: TwimlElement, context: VerbContext): EnqueueAction | null {
  const { action } = element.attributes;
  return action ? { url: resolveUrl(action, context), method: methodAttribute(element, 14201, context) } : null;
}

/** Throws a TwimlError with Twilio's code for what cannot be enqueued. */
export function readEnqueueSettings(element: TwimlElement, context: VerbContext): EnqueueSettings {
  if (element.attributes['workflowSid'] !== undefined) throw new TwimlError(14226, 'Enqueue: the local line has no TaskRouter');
  const size = integerAttribute(element, 'maxQueueSize', { standard: 0, least: 1, most: LARGEST_SIZE, code: 12200 }, context);
  return { queue: queueName(element, { short: 14204, long: 14205 }), wait: readMusic(element, WAIT, context), maxQueueSize: size || null };
}

/** The name in an element's own text. Throws a TwimlError with one of the codes. */
export function queueName(element: TwimlElement, codes: { short: number; long: number }): string {
  const own = element.content.filter((part) => typeof part === 'string').join('');
  const name = own.replace(/\s+/gu, ' ').trim();
  if (name === '') throw new TwimlError(codes.short, `${element.name}: Queue name too short`);
  if ([...name].length > QUEUE_NAME_CHARACTERS) throw new TwimlError(codes.long, `${element.name}: Queue name too long`);
  return name;
}
