import type { Conference } from '../conference/conference.ts';
import type { Participant } from '../conference/participant.ts';
import type { ParticipantChanges } from '../conference/participant-changes.ts';
import type { Music } from '../execute/music.ts';
import type { Form } from './form.ts';
import { RestError } from './rest-error.ts';

/** What a request changes of a participant. Throws a RestError. */
export function readChanges(form: Form, participant: Participant, conference: Conference): ParticipantChanges {
  const [muted, hold] = [form.flag('Muted'), form.flag('Hold')];
  const holdMusic = readMusic(form, 'HoldUrl', 'HoldMethod', 'GET') ?? (hold ? 'standard' : undefined);
  const wait = readMusic(form, 'WaitUrl', 'WaitMethod', 'POST');
  const [beepOnExit, endOnExit] = [form.flag('BeepOnExit'), form.flag('EndConferenceOnExit')];
  return {
    ...(muted !== null && { muted }),
    ...(hold !== null && { hold }),
    ...(holdMusic !== undefined && { holdMusic }),
    ...(wait !== undefined && { wait }),
    ...(beepOnExit !== null && { beepOnExit }),
    ...(endOnExit !== null && { endOnExit }),
    ...readCoaching(form, participant, conference),
  };
}

function readCoaching(form: Form, participant: Participant, conference: Conference): ParticipantChanges {
  const coaching = form.flag('Coaching');
  const given = form.text('CallSidToCoach') || null;
  if (coaching === null && given === null) return {};
  if (coaching === false) return { coaching, ...(given !== null && { callSidToCoach: given }) };
  const callSidToCoach = given ?? participant.callSidToCoach;
  if (callSidToCoach === null) throw new RestError(20001, 'Coaching needs a CallSidToCoach');
  const coached = conference.find(callSidToCoach);
  if (!coached?.joined || coached === participant)
    throw new RestError(16028, 'Participant to be whispered is not present in the conference');
  if (coached.hold) throw new RestError(16027, 'Participant to be whispered is on hold');
  return { coaching: true, callSidToCoach: coached.sid };
}

/** Music by its address; nothing for an empty one; undefined when none was sent. */
export function readMusic(form: Form, urlField: string, methodField: string, standard: string): Music | undefined {
  const text = form.text(urlField);
  if (text === null) return undefined;
  const url = form.url(urlField, 21205);
  return url === null ? 'silence' : { url, method: form.method(methodField, standard) };
}
