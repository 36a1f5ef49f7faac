import type { LineMessage } from '../../../src/control/protocol.ts';
import { Bubble } from '../handset/bubble.tsx';
import { errorWords } from '../inspector/error-words.ts';
import { useLineNow } from '../store/session-context.ts';
import { LinkedText } from './linked-text.tsx';
import { messageTime } from './message-time.ts';
import { hasArrived, isMine } from './threads.ts';

/** One text message, or the word that one was not delivered. */
export function TextBubble({ message }: { message: LineMessage }) {
  const now = useLineNow(10_000);
  const time = messageTime(Date.parse(message.at), now);
  if (!isMine(message) && !hasArrived(message)) return <p className="transcript-caption caption">{`${whyFailed(message)}, ${time}`}</p>;
  return (
    <>
      <Bubble side={isMine(message) ? 'right' : 'left'} note={isMine(message) ? `you wrote, ${time}` : time}>
        <LinkedText text={message.body} />
      </Bubble>
      {message.warnings.map(({ at, code, message: words }) => (
        <p key={`${at} ${code} ${words}`} className="text-problem">{`No answer to this. ${errorWords(code, words)} (${code})`}</p>
      ))}
    </>
  );
}

const whyFailed = ({ errorCode }: LineMessage): string =>
  errorCode === 21610 ? 'Not delivered: this phone had sent STOP. START takes them again' : `Not delivered (${errorCode ?? 'no reason'})`;
