import type { Verb } from '@callwright/flow-compiler';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { twimlLimits } from '../twiml-limits.ts';
import { renderConference } from './render-conference.ts';
import { renderDial } from './render-dial.ts';
import { RenderError } from './render-error.ts';
import { renderGather } from './render-gather.ts';
import { renderPrompt } from './render-prompt.ts';
import { renderRecord } from './render-record.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

/**
 * Writes a flow's verbs as one TwiML document. Bad characters, languages and voices that Twilio does not have, and fractions of seconds are
 * made good, because a caller waits; a text of blanks is left out.
 * `then` is the address that is asked for the next document when this one is over.
 * Throws `RenderError` for a dial without or with too many numbers, and for a document that Twilio would refuse for its size.
 */
export function renderTwiml(verbs: readonly Verb[], addresses: TwimlAddresses, then?: string): string {
  const response = new VoiceResponse();
  for (const verb of verbs) renderVerb(response, verb, addresses);
  if (then !== undefined) response.redirect({ method: 'POST' }, then);
  const xml = response.toString();
  const bytes = Buffer.byteLength(xml);
  if (bytes > twimlLimits.documentBytes)
    throw new RenderError('document', `the texts of one step make ${bytes} bytes of TwiML, Twilio takes ${twimlLimits.documentBytes}`);
  return xml;
}

function renderVerb(response: VoiceResponse, verb: Verb, addresses: TwimlAddresses): void {
  switch (verb.verb) {
    case 'say':
    case 'play':
    case 'pause':
    case 'music':
      renderPrompt(response, verb, addresses);
      return;
    case 'gather':
      renderGather(response, verb, addresses);
      return;
    case 'record':
      renderRecord(response, verb, addresses);
      return;
    case 'dial':
      renderDial(response, verb, addresses);
      return;
    case 'conference':
      renderConference(response, verb, addresses);
      return;
    case 'hangup':
      response.hangup();
      return;
    case 'reject':
      response.reject({ reason: verb.reason });
      return;
    default:
      verb satisfies never;
  }
}
