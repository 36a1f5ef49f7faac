import './thread-view.css';
import { useFollowEnd } from '../handset/use-follow-end.ts';
import { nameOf } from '../phones/name-of.ts';
import { usePhoneState } from '../store/session-context.ts';
import { ReplyField } from './reply-field.tsx';
import { TextBubble } from './text-bubble.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useThreads } from './use-threads.ts';

/** The messages with one other number, and the answer to them. */
export function ThreadView({ other }: { other: string }) {
  const state = usePhoneState();
  const thread = useThreads().find((each) => each.other === other);
  const end = useFollowEnd(thread?.messages.length);
  useMarkRead(thread?.unread ?? []);
  const name = nameOf(state, other);
  const canAnswer = state.account?.numbers.some(({ phoneNumber }) => phoneNumber === other) ?? false;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <section className="transcript thread" ref={end} tabIndex={0} aria-label={`SMS with ${name}`}>
        {thread ? (
          <ol>
            {thread.messages.map((message) => (
              <li key={message.messageSid}>
                <TextBubble message={message} />
              </li>
            ))}
          </ol>
        ) : (
          <p className="thread-empty">Nothing written yet. What you write is posted to the number’s SMS address.</p>
        )}
      </section>
      <div className="thread-foot">
        {canAnswer ? (
          <ReplyField other={other} name={name} />
        ) : (
          <p className="thread-closed">{name} is no number of this line: it takes no answers.</p>
        )}
      </div>
    </>
  );
}
