import './reply-field.css';
import { IconArrowUp } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { useInbox } from './inbox-context.ts';

/** The line takes texts of so many characters. */
const longest = 1600;

/** Writes to the other number of a thread. What was not sent yet is kept while the page is open. */
export function ReplyField({ other, name }: { other: string; name: string }) {
  const { act } = useSession();
  const { selected } = usePhoneState();
  const { drafts, choose } = useInbox();
  const draft = `${selected} ${other}`;
  const [text, setText] = useState(drafts.get(draft) ?? '');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const write = (next: string): void => {
    drafts.set(draft, next);
    setText(next);
  };
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const body = text.trim();
    if (body === '' || busy) return;
    setBusy(true);
    if (await act((api) => api.text(selected, other, body))) write('');
    setBusy(false);
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form className="reply" onSubmit={(event) => void send(event)}>
      <textarea
        ref={field}
        rows={1}
        maxLength={longest}
        aria-label={`Answer ${name}`}
        placeholder="Write an SMS"
        value={text}
        onFocus={() => choose(other)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKey}
      />
      <button
        type="submit"
        className="icon-button touch-icon say"
        aria-label="Send"
        title="Send (Enter)"
        disabled={busy || text.trim() === ''}
      >
        <IconArrowUp size={19} aria-hidden />
      </button>
    </form>
  );
}
