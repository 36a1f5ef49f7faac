import type { StatusSubscription } from '../../webhook/status-callbacks.ts';
import { childElements, type TwimlElement, textOf } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { nounSubscription } from './dial-settings.ts';

/** One number that a Dial rings. */
export interface DialTarget {
  to: string;
  sendDigits: string;
  status: StatusSubscription | null;
}

type ReadNoun = (noun: TwimlElement, context: VerbContext) => DialTarget | null;

const TARGETS_LIMIT = 10;

/** The nouns that the line can ring, by their element's name. */
const nouns: Readonly<Record<string, ReadNoun>> = { Number: readNumber };

/** Whom a Dial rings: its nouns, or the number in its text. What cannot be rung is a warning. */
export function readTargets(element: TwimlElement, context: VerbContext): DialTarget[] {
  const children = childElements(element);
  const targets = children.length === 0 ? [readNumber(element, context)] : children.map((noun) => readNoun(noun, context));
  const found = targets.filter((target) => target !== null);
  if (found.length > TARGETS_LIMIT) context.leg.warn(13223, `Dial: rings at most ${TARGETS_LIMIT} numbers at once, not ${found.length}`);
  return found.slice(0, TARGETS_LIMIT);
}

function readNoun(noun: TwimlElement, context: VerbContext): DialTarget | null {
  const read = nouns[noun.name];
  if (!read) context.leg.warn(12200, `Dial: the local line cannot ring a <${noun.name}>; it is skipped`);
  return read?.(noun, context) ?? null;
}

function readNumber(element: TwimlElement, context: VerbContext): DialTarget | null {
  const to = textOf(element).replace(/[\s().-]/g, '');
  if (!/^\+[1-9]\d{1,14}$/.test(to)) {
    context.leg.warn(13223, `Dial: Invalid phone number format "${textOf(element)}"; it must be E.164, such as +14155550100`);
    return null;
  }
  const isNoun = element.name === 'Number';
  if (isNoun && element.attributes['url']) context.leg.warn(12200, 'Number: the local line does not run the "url" of a Number');
  return {
    to,
    sendDigits: isNoun ? (element.attributes['sendDigits'] ?? '') : '',
    status: isNoun ? nounSubscription(element, context) : null,
  };
}
