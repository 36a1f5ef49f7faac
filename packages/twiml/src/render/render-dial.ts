import type { DialVerb } from '@callwright/flow-compiler';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { twimlLimits } from '../twiml-limits.ts';
import { cleanXmlText } from './clean-xml-text.ts';
import { RenderError } from './render-error.ts';
import { roundUp } from './round-up.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

const { dialNouns: maxNumbers, ringSeconds } = twimlLimits;

/** Adds a dial that rings all numbers at once. The caller hears ringing, and the call counts as answered, only when somebody is there. */
export function renderDial(response: VoiceResponse, verb: DialVerb, addresses: TwimlAddresses): void {
  const numbers = verb.numbers.map((number) => cleanXmlText(number).trim()).filter((number) => number !== '');
  if (numbers.length === 0) throw new RenderError('dial', 'no number to ring');
  if (numbers.length > maxNumbers) throw new RenderError('dial', `${numbers.length} numbers, Twilio rings ${maxNumbers} at once`);
  const dial = response.dial({
    action: cleanXmlText(addresses.action),
    method: 'POST',
    answerOnBridge: true,
    timeout: roundUp(verb.ringSeconds, ringSeconds.least, ringSeconds.most),
    ...(verb.callerId !== undefined && { callerId: cleanXmlText(verb.callerId) }),
    ...(verb.timeLimitSeconds !== undefined && { timeLimit: roundUp(verb.timeLimitSeconds) }),
  });
  for (const number of numbers) dial.number(number);
}
