import type { BegunRecording, Recording } from '../call/recordings.ts';
import type { Switchboard } from '../switchboard.ts';
import { recordingUrl } from '../webhook/recording-callbacks.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';

/** A recording as Twilio's REST API shows it. */
export function recordingJson(recording: Recording, board: Switchboard) {
  const { accountSid } = board;
  const uri = `/2010-04-01/Accounts/${accountSid}/Recordings/${recording.sid}`;
  const date = rfc2822(recording.startedAt);
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid: recording.callSid,
    channels: recording.channels,
    conference_sid: recording.conferenceSid,
    date_created: date,
    date_updated: rfc2822(recording.startedAt + recording.seconds * 1000),
    duration: String(recording.seconds),
    encryption_details: null,
    error_code: null,
    media_url: recordingUrl(recording.sid, { accountSid, baseUrl: () => board.baseUrl() }),
    price: null,
    price_unit: 'USD',
    sid: recording.sid,
    source: recording.source,
    start_time: date,
    status: 'completed',
    subresource_uris: { add_on_results: `${uri}/AddOnResults.json`, transcriptions: `${uri}/Transcriptions.json` },
    uri: `${uri}.json`,
  };
}

/** A recording that runs, or has just been ended, as the request that did it is answered. */
export function runningJson(
  { sid, callSid, channels, source, startedAt }: BegunRecording,
  status: 'in-progress' | 'paused' | 'stopped',
  { accountSid }: Pick<Switchboard, 'accountSid'>,
) {
  const date = rfc2822(startedAt);
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid: callSid,
    channels,
    conference_sid: null,
    date_created: date,
    date_updated: date,
    duration: null,
    encryption_details: null,
    error_code: null,
    price: null,
    price_unit: null,
    sid,
    source,
    start_time: date,
    status,
    track: 'both',
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings/${sid}.json`,
  };
}

/** A recording as Twilio shows it under its call or conference, whose path is `parent`. */
export function nestedRecordingJson(recording: Recording, board: Switchboard, parent: string) {
  const { media_url: _, subresource_uris: __, ...json } = recordingJson(recording, board);
  return { ...json, uri: `/2010-04-01/Accounts/${board.accountSid}/${parent}/Recordings/${recording.sid}.json` };
}
