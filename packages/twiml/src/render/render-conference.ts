import type { ConferenceVerb } from '@callwright/flow-compiler';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cleanXmlText } from './clean-xml-text.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

/** Adds the caller to a conference. It begins when he comes and is over for everybody when he leaves; nobody hears a beep. */
export function renderConference(response: VoiceResponse, { name, record }: ConferenceVerb, addresses: TwimlAddresses): void {
  const dial = response.dial({ action: cleanXmlText(addresses.action), method: 'POST' });
  dial.conference(
    {
      startConferenceOnEnter: true,
      endConferenceOnExit: true,
      beep: 'false',
      ...(addresses.holdMusic !== undefined && { waitUrl: cleanXmlText(addresses.holdMusic), waitMethod: 'POST' }),
      ...(record && { record: 'record-from-start' as const }),
    },
    cleanXmlText(name),
  );
}
