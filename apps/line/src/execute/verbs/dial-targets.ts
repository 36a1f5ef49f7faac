import type { StatusSubscription } from '../../webhook/status-callbacks.ts';
import { methodAttribute, resolveUrl } from '../attributes.ts';
import type { DocumentSource } from '../document.ts';
import { childElements, type TwimlElement, textOf } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { nounSubscription } from './dial-settings.ts';

/** One phone that a Dial rings. */
export interface DialTarget {
  /** A number, `client:NAME` or a SIP address. */
  to: string;
  sendDigits: string;
  status: StatusSubscription | null;
  /** What the called person hears before he is connected. */
  whisper: DocumentSource | null;
}

type ReadNoun = (noun: TwimlElement, context: VerbContext) => DialTarget | null;

const TARGETS_LIMIT = 10;

/** The nouns that the line can ring, by their element's name. */
const nouns: Readonly<Record<string, ReadNoun>> = { Number: readNumber, Client: readClient, Sip: readSip };

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
  if (noun.attributes['machineDetection']) {
    context.leg.warn(12200, `${noun.name}: the local line detects machines on calls created by REST only`);
  }
  return read?.(noun, context) ?? null;
}

function readNumber(element: TwimlElement, context: VerbContext): DialTarget | null {
  const to = textOf(element).replace(/[\s().-]/g, '');
  if (!/^\+[1-9]\d{1,14}$/.test(to)) {
    context.leg.warn(13223, `Dial: Invalid phone number format "${textOf(element)}"; it must be E.164, such as +14155550100`);
    return null;
  }
  if (element.name === 'Number') return targetOf(to, element, context);
  return { to, sendDigits: '', status: null, whisper: null };
}

function readClient(element: TwimlElement, context: VerbContext): DialTarget | null {
  const identity = textOf(childElements(element).find(({ name }) => name === 'Identity') ?? element);
  if (identity !== '') return targetOf(`client:${identity}`, element, context);
  context.leg.warn(13215, 'Dial: a <Client> needs an identity');
  return null;
}

function readSip(element: TwimlElement, context: VerbContext): DialTarget | null {
  const uri = textOf(childElements(element).find(({ name }) => name === 'Uri') ?? element);
  if (/^sips?:[^\s@]+@\S+$/.test(uri)) return targetOf(uri, element, context);
  context.leg.warn(13243, `Dial->SIP: Invalid SIP URI "${uri}"`);
  return null;
}

function targetOf(to: string, noun: TwimlElement, context: VerbContext): DialTarget {
  const { url, sendDigits } = noun.attributes;
  return {
    to,
    sendDigits: sendDigits ?? '',
    status: nounSubscription(noun, context),
    whisper: url ? { from: 'url', kind: 'twiml', url: resolveUrl(url, context), method: methodAttribute(noun, 13221, context) } : null,
  };
}
