import type { GatherVerb } from '@callwright/flow-compiler';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { twimlLimits } from '../twiml-limits.ts';
import { cleanXmlText } from './clean-xml-text.ts';
import { findGatherLanguage } from './find-language.ts';
import { renderPrompt } from './render-prompt.ts';
import { roundUp } from './round-up.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

/** Adds a gather with its prompts inside. It always posts to the action, with an empty result after a silence. */
export function renderGather(response: VoiceResponse, verb: GatherVerb, addresses: TwimlAddresses): void {
  const speech = verb.input.includes('speech');
  const keys = verb.input.includes('dtmf') || !speech;
  const gather = response.gather({
    input: [...(keys ? (['dtmf'] as const) : []), ...(speech ? (['speech'] as const) : [])],
    action: cleanXmlText(addresses.action),
    method: 'POST',
    actionOnEmptyResult: true,
    timeout: roundUp(verb.timeoutSeconds),
    ...(keys && keyAttributes(verb)),
    ...(speech && speechAttributes(verb)),
    ...(speech && verb.partial === true && partialAttributes(addresses)),
  });
  for (const prompt of verb.prompts) renderPrompt(gather, prompt, addresses);
}

function keyAttributes({ finishOnKey, numDigits }: GatherVerb): VoiceResponse.GatherAttributes {
  return { finishOnKey: cleanXmlText(finishOnKey), ...(numDigits !== undefined && { numDigits: roundUp(numDigits) }) };
}

function speechAttributes(verb: GatherVerb): VoiceResponse.GatherAttributes {
  const language = findGatherLanguage(verb.language);
  const hints = joinHints(verb.hints);
  return { speechTimeout: 'auto', ...(language && { language }), ...(hints && { hints }) };
}

/** What is said is told while it is being said, for callers who may be taken out in the middle of it. */
function partialAttributes({ partial }: TwimlAddresses): VoiceResponse.GatherAttributes {
  return partial === undefined ? {} : { partialResultCallback: cleanXmlText(partial), partialResultCallbackMethod: 'POST' };
}

/** Twilio parts hints by commas; a phrase that is too long would be refused, and half of it would mislead the recogniser. */
function joinHints(hints: readonly string[]): string {
  const phrases = hints.map((hint) =>
    cleanXmlText(hint)
      .replace(/[\s,]+/g, ' ')
      .trim(),
  );
  return [...new Set(phrases)]
    .filter((phrase) => phrase !== '' && phrase.length <= twimlLimits.hintCharacters)
    .slice(0, twimlLimits.hints)
    .join(',');
}
