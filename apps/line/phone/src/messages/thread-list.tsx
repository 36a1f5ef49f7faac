import './thread-list.css';
import { IconMessage } from '@tabler/icons-react';
import { digitsBeside, nameOf } from '../phones/name-of.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { usePhoneState } from '../store/session-context.ts';
import { ThreadRow } from './thread-row.tsx';
import { onTheWayCount, type Thread } from './threads.ts';

interface Props {
  threads: readonly Thread[];
  /** The other number of the thread that stands beside the list. */
  shown: string | null;
  onChoose(other: string): void;
}

/** The threads of the selected phone; and the numbers of the line to which it has not written yet. */
export function ThreadList({ threads, shown, onChoose }: Props) {
  const state = usePhoneState();
  const onTheWay = onTheWayCount(state, state.selected);
  const unwritten = (state.account?.numbers ?? []).filter(({ phoneNumber }) => threads.every(({ other }) => other !== phoneNumber));
  return (
    <div className="thread-list">
      {threads.length === 0 && <EmptyInbox number={formatNumber(state.selected)} />}
      {threads.length > 0 && (
        <ol>
          {threads.map((thread) => (
            <li key={thread.other}>
              <ThreadRow thread={thread} selected={thread.other === shown} onSelect={() => onChoose(thread.other)} />
            </li>
          ))}
        </ol>
      )}
      {onTheWay > 0 && (
        <p className="thread-list-note caption" role="status">
          {onTheWay === 1 ? '1 SMS is on its way' : `${onTheWay} SMS are on their way`}
        </p>
      )}
      {unwritten.length > 0 && (
        <>
          <h3 className="thread-list-note caption">Write to</h3>
          <ul>
            {unwritten.map(({ phoneNumber }) => (
              <li key={phoneNumber}>
                <button
                  type="button"
                  className={`thread-write${phoneNumber === shown ? ' selected' : ''}`}
                  aria-current={phoneNumber === shown}
                  onClick={() => onChoose(phoneNumber)}
                >
                  <span className="thread-name ellipsis">{nameOf(state, phoneNumber)}</span>
                  <span className="thread-time figures">{digitsBeside(state, phoneNumber)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function EmptyInbox({ number }: { number: string }) {
  return (
    <div className="inbox-empty">
      <IconMessage size={28} stroke={1.5} aria-hidden />
      <p className="inbox-empty-title">No SMS yet</p>
      <p>
        What a flow sends to <span className="figures inbox-empty-number">{number}</span> arrives here, also during a call. Open its links
        and answer it.
      </p>
    </div>
  );
}
