import type { LineMessage } from '../../../src/control/protocol.ts';
import type { PhoneState } from '../store/phone-state.ts';

/** The messages between a phone and one other number, oldest first: what it sent, what reached it, and what was kept from it. */
export interface Thread {
  other: string;
  messages: readonly LineMessage[];
  last: LineMessage;
  /** Those that reached the phone and were not shown yet. */
  unread: readonly string[];
}

type Known = Pick<PhoneState, 'messages' | 'read'>;

/** The threads of a phone, the one with the newest message first. */
export function threadsOf({ messages, read }: Known, phone: string): Thread[] {
  const byOther = new Map<string, LineMessage[]>();
  for (const message of Object.values(messages)) {
    if (phoneOfMessage(message) !== phone || isOnTheWay(message)) continue;
    const other = otherOf(message);
    byOther.set(other, [...(byOther.get(other) ?? []), message]);
  }
  const threads = [...byOther].flatMap(([other, unsorted]): Thread[] => {
    const sorted = unsorted.sort((a, b) => a.at.localeCompare(b.at));
    const last = sorted.at(-1);
    const unread = sorted.filter((message) => hasArrived(message) && !read.has(message.messageSid)).map(({ messageSid }) => messageSid);
    return last ? [{ other, messages: sorted, last, unread }] : [];
  });
  return threads.sort((a, b) => b.last.at.localeCompare(a.last.at));
}

export const unreadCount = (known: Known, phone: string): number =>
  Object.values(known.messages).filter((message) => message.to === phone && hasArrived(message) && !known.read.has(message.messageSid))
    .length;

/** How many messages were sent to a phone and have not reached it yet. */
export const onTheWayCount = ({ messages }: Pick<Known, 'messages'>, phone: string): number =>
  Object.values(messages).filter((message) => message.to === phone && isOnTheWay(message)).length;

/** The number of the outside world that wrote it or that it was sent to. */
export const phoneOfMessage = (message: LineMessage): string => (isMine(message) ? message.from : message.to);

/** Whether the phone itself wrote it. */
export const isMine = (message: LineMessage): boolean => message.direction === 'inbound';
export const hasArrived = (message: LineMessage): boolean => !isMine(message) && message.status === 'delivered';

const isOnTheWay = (message: LineMessage): boolean => !isMine(message) && (message.status === 'queued' || message.status === 'sent');
const otherOf = (message: LineMessage): string => (isMine(message) ? message.to : message.from);
