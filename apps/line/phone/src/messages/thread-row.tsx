import { UnreadBadge } from '../controls/unread-badge.tsx';
import { nameOf } from '../phones/name-of.ts';
import { useLineNow, usePhoneState } from '../store/session-context.ts';
import { messageTime } from './message-time.ts';
import { hasArrived, isMine, type Thread } from './threads.ts';

interface Props {
  thread: Thread;
  selected: boolean;
  onSelect(): void;
}

/** A thread: with whom, its newest message and when, how many are unread. */
export function ThreadRow({ thread: { other, last, unread }, selected, onSelect }: Props) {
  const state = usePhoneState();
  const now = useLineNow(10_000);
  const words = isMine(last) ? `You: ${last.body}` : hasArrived(last) ? last.body : 'Not delivered';
  return (
    <button
      type="button"
      className={`thread-row${selected ? ' selected' : ''}${unread.length > 0 ? ' fresh' : ''}`}
      aria-current={selected}
      onClick={onSelect}
    >
      <span className="thread-line">
        <span className="thread-name ellipsis">{nameOf(state, other)}</span>
        <time className="thread-time figures" dateTime={last.at}>
          {messageTime(Date.parse(last.at), now)}
        </time>
      </span>
      <span className="thread-line">
        <span className="thread-preview ellipsis">{words}</span>
        <UnreadBadge count={unread.length} />
      </span>
    </button>
  );
}
