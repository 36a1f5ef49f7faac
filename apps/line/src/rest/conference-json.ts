import type { Conference } from '../conference/conference.ts';
import type { Participant } from '../conference/participant.ts';
import type { CallStatus } from '../control/protocol.ts';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';

/** A conference as Twilio's REST API shows it. */
export function conferenceJson(conference: Conference, { accountSid }: Switchboard) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${conference.sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid_ending_conference: conference.callSidEnding,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    friendly_name: conference.name,
    reason_conference_ended: conference.reasonEnded,
    region: conference.region,
    sid: conference.sid,
    status: conference.status,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
    uri: `${uri}.json`,
  };
}

const PARTICIPANT_STATUSES: Record<CallStatus, string> = {
  queued: 'queued',
  initiated: 'connecting',
  ringing: 'ringing',
  'in-progress': 'connected',
  completed: 'complete',
  busy: 'failed',
  'no-answer': 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** A participant as Twilio's REST API shows it. `queueTime` is told in the answer to his creation only. */
export function participantJson(participant: Participant, { accountSid }: Switchboard, queueTime: string | null = null) {
  const conferenceSid = participant.conference.sid;
  return {
    account_sid: accountSid,
    call_sid: participant.sid,
    call_sid_to_coach: participant.callSidToCoach,
    coaching: participant.coaching,
    conference_sid: conferenceSid,
    date_created: rfc2822(participant.createdAt),
    date_updated: rfc2822(participant.updatedAt),
    end_conference_on_exit: participant.endOnExit,
    hold: participant.hold,
    label: participant.label,
    muted: participant.muted,
    queue_time: queueTime,
    start_conference_on_enter: participant.startOnEnter,
    status: PARTICIPANT_STATUSES[participant.leg.status],
    uri: `/2010-04-01/Accounts/${accountSid}/Conferences/${conferenceSid}/Participants/${participant.sid}.json`,
  };
}
