import type { Listening } from '../../control/protocol.ts';
import { booleanAttribute, integerAttribute, invalid, methodAttribute } from '../attributes.ts';
import type { TwimlElement } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';

/** What a Gather asks for; times in seconds. */
export interface GatherSettings {
  keys: boolean;
  speech: boolean;
  input: string;
  numDigits: number | null;
  /** '' when no key ends the input. */
  finishOnKey: string;
  timeout: number;
  speechTimeout: number | 'auto';
  language: string;
  method: string;
  /** As the document names it; '' for the document itself. */
  action: string;
  actionOnEmptyResult: boolean;
  partialCallback: { url: string; method: string } | null;
}

export function readGatherSettings(element: TwimlElement, context: VerbContext): GatherSettings {
  const { attributes } = element;
  const inputs = (attributes['input'] ?? 'dtmf').split(/[\s,]+/).filter((input) => input === 'dtmf' || input === 'speech');
  if (inputs.length === 0) invalid(element, 'input', 12200, context);
  const keys = inputs.length === 0 || inputs.includes('dtmf');
  const timeout = integerAttribute(element, 'timeout', { standard: 5, least: 0, code: 13313 }, context);
  const numDigits = integerAttribute(element, 'numDigits', { standard: 0, least: 1, code: 13314 }, context);
  const partialUrl = attributes['partialResultCallback'];
  return {
    keys,
    speech: inputs.includes('speech'),
    input: inputs.length === 0 ? 'dtmf' : inputs.join(' '),
    numDigits: numDigits === 0 ? null : numDigits,
    finishOnKey: finishKey(element, context),
    timeout,
    speechTimeout: speechTimeout(element, timeout, context),
    language: attributes['language'] ?? 'en-US',
    method: methodAttribute(element, 13312, context),
    action: attributes['action'] ?? '',
    actionOnEmptyResult: booleanAttribute(element, 'actionOnEmptyResult', false, context),
    partialCallback: partialUrl
      ? { url: partialUrl, method: methodAttribute(element, 13312, context, 'partialResultCallbackMethod') }
      : null,
  };
}

/** What the control API shows of a Gather. */
export function listeningOf(settings: GatherSettings): Listening {
  return {
    input: settings.input,
    timeout: settings.timeout,
    ...(settings.numDigits === null ? {} : { numDigits: settings.numDigits }),
    ...(settings.keys ? { finishOnKey: settings.finishOnKey } : {}),
    ...(settings.speech ? { speechTimeout: settings.speechTimeout, language: settings.language } : {}),
  };
}

function finishKey(element: TwimlElement, context: VerbContext): string {
  const key = element.attributes['finishOnKey'] ?? '#';
  if (/^[0-9*#]?$/.test(key)) return key;
  invalid(element, 'finishOnKey', 13310, context);
  return '#';
}

function speechTimeout(element: TwimlElement, timeout: number, context: VerbContext): number | 'auto' {
  const text = element.attributes['speechTimeout'];
  if (text !== 'auto') return integerAttribute(element, 'speechTimeout', { standard: timeout, least: 0, code: 13335 }, context);
  if (element.attributes['speechModel'] !== undefined) {
    context.leg.warn(13335, 'Gather: speechTimeout auto cannot be used with a speechModel');
  }
  return 'auto';
}
