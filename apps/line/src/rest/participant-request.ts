import type { Numbers } from '../call/numbers.ts';
import { CONFERENCE_EVENTS, type ConferenceSubscription } from '../conference/conference-callbacks.ts';
import { type ConferenceSettings, isLabel, MAX_PARTICIPANTS, type ParticipantSettings, REGIONS } from '../conference/conference-request.ts';
import type { Invitation } from '../conference/invite.ts';
import type { RecordingSubscription } from '../webhook/recording-callbacks.ts';
import { checkCaller, readParties, STATUS_EVENTS } from './call-request.ts';
import type { Form } from './form.ts';
import { readDetection } from './machine-detection.ts';
import { readMusic } from './participant-changes-request.ts';
import { RestError } from './rest-error.ts';

const BEEPS = ['true', 'false', 'onEnter', 'onExit'] as const;
const LONGEST_CALL = 86_400;
const STANDARD_CALL = 14_400;

/** Reads a request for a new participant. Throws a RestError. */
export function readInvitation(form: Form, numbers: Numbers): Invitation {
  const { from, to } = readParties(form, numbers);
  const callerId = form.text('CallerId') || from;
  checkCaller(callerId, numbers);
  const status = form.url('StatusCallback', 21205);
  const events = form.words('StatusCallbackEvent', ['completed'], STATUS_EVENTS);
  return {
    dial: {
      from: callerId,
      to,
      fallback: null,
      status: status ? { url: status, method: form.method('StatusCallbackMethod'), events } : null,
      timeout: form.integer('Timeout', 60, 5, 600),
      sendDigits: '',
      detection: readDetection(form, 'AmdStatusCallback'),
    },
    participant: readParticipant(form),
    conference: readConference(form),
    timeLimit: form.integer('TimeLimit', STANDARD_CALL, 1, LONGEST_CALL),
    record: form.flag('Record') ? { channels: readChannels(form), status: recording(form, 'RecordingStatusCallback') } : null,
  };
}

function readParticipant(form: Form): ParticipantSettings {
  const beep = form.word('Beep', 'true', BEEPS);
  const label = form.text('Label') || null;
  if (label !== null && !isLabel(label)) throw new RestError(16024, `Invalid participant label "${label}"`);
  const coached = form.text('CallSidToCoach') || null;
  if (form.flag('Coaching') && coached === null) throw new RestError(20001, 'Coaching needs a CallSidToCoach');
  return {
    label,
    muted: form.flag('Muted') ?? false,
    beepOnEnter: beep === 'true' || beep === 'onEnter',
    beepOnExit: beep === 'true' || beep === 'onExit',
    startOnEnter: form.flag('StartConferenceOnEnter') ?? true,
    endOnExit: form.flag('EndConferenceOnExit') ?? false,
    wait: readMusic(form, 'WaitUrl', 'WaitMethod', 'POST') ?? 'standard',
    coaching: coached !== null && (form.flag('Coaching') ?? true),
    callSidToCoach: coached,
  };
}

function readConference(form: Form): ConferenceSettings {
  const record = form.word('ConferenceRecord', 'false', ['true', 'false', 'record-from-start', 'do-not-record']);
  const isRecorded = record === 'true' || record === 'record-from-start';
  form.word('ConferenceTrim', 'trim-silence', ['trim-silence', 'do-not-trim']);
  return {
    callbacks: readCallbacks(form),
    record: isRecorded ? { status: recording(form, 'ConferenceRecordingStatusCallback'), eventUrl: null } : null,
    region: form.text('Region') ? form.word('Region', 'us1', REGIONS) : null,
    maxParticipants: form.integer('MaxParticipants', MAX_PARTICIPANTS, 2, MAX_PARTICIPANTS),
  };
}

function readCallbacks(form: Form): ConferenceSubscription | null {
  const url = form.url('ConferenceStatusCallback', 21205);
  const events = form.words('ConferenceStatusCallbackEvent', ['start', 'end'], CONFERENCE_EVENTS);
  return url ? { url, method: form.method('ConferenceStatusCallbackMethod'), events } : null;
}

function readChannels(form: Form): 1 | 2 {
  return form.word('RecordingChannels', 'mono', ['mono', 'dual']) === 'dual' ? 2 : 1;
}

/** How a call in progress is to be recorded. Throws a RestError. */
export function readCallRecording(form: Form): { channels: 1 | 2; status: RecordingSubscription | null } {
  form.word('Trim', 'do-not-trim', ['trim-silence', 'do-not-trim']);
  return { channels: readChannels(form), status: recording(form, 'RecordingStatusCallback') };
}

/** Recordings of the line are never paused and never fail, so of the events only these come. */
function recording(form: Form, name: string): RecordingSubscription | null {
  const url = form.url(name, 21205);
  const known = ['started', 'in-progress', 'paused', 'resumed', 'stopped', 'completed', 'failed', 'absent'] as const;
  const asked = form.words(`${name}Event`, ['completed'], known);
  const events = (['in-progress', 'completed', 'absent'] as const).filter((event) => asked.includes(event));
  return url ? { url, method: form.method(`${name}Method`), events } : null;
}
