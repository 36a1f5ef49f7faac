import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cleanXmlText } from './clean-xml-text.ts';

/** How somebody comes into a conference that others lead. */
export interface RoomVisit {
  name: string;
  /** Asked for the next document when he has left, or the conference is over. */
  action: string;
  /** The document that sounds until the conference begins. */
  holdMusic: string;
  /** Whether the conference is over for all when he leaves. */
  endsIt?: boolean;
  /** Whether it may begin with him. */
  startsIt?: boolean;
  /** He is heard by nobody. */
  muted?: boolean;
  /** He is heard by this call only. */
  coaches?: string;
}

/** A document that puts a call into a conference, without beeps. */
export function renderRoom({ name, action, holdMusic, endsIt = false, startsIt = true, muted = false, coaches }: RoomVisit): string {
  const response = new VoiceResponse();
  const dial = response.dial({ action: cleanXmlText(action), method: 'POST' });
  dial.conference(
    {
      startConferenceOnEnter: startsIt,
      endConferenceOnExit: endsIt,
      beep: 'false',
      waitUrl: cleanXmlText(holdMusic),
      waitMethod: 'POST',
      ...(muted && { muted }),
      ...(coaches !== undefined && { coach: coaches }),
    },
    cleanXmlText(name),
  );
  return response.toString();
}

/** A document that dials a number for a call, and asks `action` what comes then. */
export function renderDialOut({ number, action }: { number: string; action: string }): string {
  const response = new VoiceResponse();
  response.dial({ action: cleanXmlText(action), method: 'POST', answerOnBridge: true }).number(number);
  return response.toString();
}
