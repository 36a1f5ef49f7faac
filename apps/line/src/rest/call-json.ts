import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';

const SUBRESOURCES = {
  events: 'Events',
  notifications: 'Notifications',
  payments: 'Payments',
  recordings: 'Recordings',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
};

/** A call as Twilio's REST API shows it. */
export function callJson(leg: Leg, board: Switchboard) {
  const uri = `/2010-04-01/Accounts/${board.accountSid}/Calls/${leg.sid}`;
  const owned = board.numbers.find(leg.direction === 'inbound' ? leg.to : leg.from);
  return {
    account_sid: board.accountSid,
    answered_by: leg.detectedBy,
    api_version: '2010-04-01',
    caller_name: null,
    date_created: rfc2822(leg.createdAt),
    date_updated: rfc2822(leg.endedAt ?? leg.answeredAt ?? leg.createdAt),
    direction: leg.direction,
    duration: leg.isEnded ? String(leg.duration) : null,
    end_time: leg.endedAt === null ? null : rfc2822(leg.endedAt),
    forwarded_from: null,
    from: leg.from,
    from_formatted: leg.from,
    group_sid: null,
    parent_call_sid: leg.parent?.sid ?? null,
    phone_number_sid: owned?.sid ?? null,
    price: null,
    price_unit: 'USD',
    queue_time: String(leg.queuedFor),
    sid: leg.sid,
    start_time: leg.answeredAt === null ? (leg.isEnded ? rfc2822(leg.createdAt) : null) : rfc2822(leg.answeredAt),
    status: restStatus(leg),
    subresource_uris: Object.fromEntries(Object.entries(SUBRESOURCES).map(([name, path]) => [name, `${uri}/${path}.json`])),
    to: leg.to,
    to_formatted: leg.to,
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

/** REST has no status for a call that is being placed. */
export function restStatus(leg: Leg): string {
  return leg.status === 'initiated' ? 'queued' : leg.status;
}
