import type { RecordVerb } from '@callwright/flow-compiler';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cleanXmlText } from './clean-xml-text.ts';
import { roundUp } from './round-up.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

/** Adds a recording. Twilio posts nothing when it heard nothing, so the document goes on to the same address by itself. */
export function renderRecord(response: VoiceResponse, verb: RecordVerb, { action, transcription }: TwimlAddresses): void {
  const address = cleanXmlText(action);
  response.record({
    action: address,
    method: 'POST',
    maxLength: roundUp(verb.maxSeconds),
    timeout: roundUp(verb.silenceSeconds),
    finishOnKey: cleanXmlText(verb.finishOnKey),
    playBeep: verb.beep,
    trim: 'trim-silence',
    ...(verb.transcribe && transcription !== undefined && { transcribe: true, transcribeCallback: cleanXmlText(transcription) }),
  });
  response.redirect({ method: 'POST' }, address);
}
