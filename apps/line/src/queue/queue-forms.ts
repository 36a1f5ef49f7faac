import type { Clock } from '../clock/clock.ts';
import type { QueueMember } from './queue-member.ts';

/** What the wait document is told of the place in line. */
export function waitForm(member: QueueMember, clock: Clock): Record<string, string> {
  const { queue } = member;
  return {
    AvgQueueTime: String(queue.averageWait),
    CurrentQueueSize: String(queue.size),
    MaxQueueSize: String(queue.maxSize),
    QueuePosition: String(queue.positionOf(member)),
    ...queueForm(member, clock),
  };
}

/** Which queue it was and how long it took. */
export function queueForm(member: QueueMember, clock: Clock): Record<string, string> {
  return { QueueSid: member.queue.sid, QueueTime: String(member.seconds(clock.now())) };
}
