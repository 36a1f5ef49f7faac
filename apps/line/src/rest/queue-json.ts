import type { CallQueue } from '../queue/call-queue.ts';
import type { QueueMember } from '../queue/queue-member.ts';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';

/** A queue as Twilio's REST API shows it. */
export function queueJson(queue: CallQueue, { accountSid }: Switchboard) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Queues/${queue.sid}`;
  return {
    account_sid: accountSid,
    average_wait_time: queue.averageWait,
    current_size: queue.size,
    date_created: rfc2822(queue.createdAt),
    date_updated: rfc2822(queue.updatedAt),
    friendly_name: queue.friendlyName,
    max_size: queue.maxSize,
    sid: queue.sid,
    uri: `${uri}.json`,
  };
}

/** A call in a queue as Twilio's REST API shows it. */
export function memberJson(member: QueueMember, { accountSid, clock }: Switchboard) {
  const { queue } = member;
  return {
    call_sid: member.sid,
    date_enqueued: rfc2822(member.enqueuedAt),
    position: queue.positionOf(member),
    queue_sid: queue.sid,
    uri: `/2010-04-01/Accounts/${accountSid}/Queues/${queue.sid}/Members/${member.sid}.json`,
    wait_time: member.seconds(clock.now()),
  };
}
