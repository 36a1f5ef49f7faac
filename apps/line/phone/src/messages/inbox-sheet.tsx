import './inbox.css';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { formatNumber } from '../phones/phone-number.ts';
import { useTakeFocus } from '../side/use-take-focus.ts';
import { usePhoneState } from '../store/session-context.ts';
import { CallStrip } from './call-strip.tsx';
import { useInbox } from './inbox-context.ts';
import { ThreadHead } from './thread-head.tsx';
import { ThreadList } from './thread-list.tsx';
import { ThreadView } from './thread-view.tsx';
import { useThreads } from './use-threads.ts';

/** The inbox over the handset, where the page is narrow. The call under it goes on. */
export function InboxSheet() {
  const { selected } = usePhoneState();
  const { thread, choose, close } = useInbox();
  const threads = useThreads();
  const sheet = useTakeFocus();
  const back = (): void => (thread === null ? close() : choose(null));
  useEscape((target) => {
    if (target instanceof HTMLTextAreaElement) sheet.current?.focus();
    else back();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what had the focus goes with the list or the thread
  useEffect(() => {
    if (document.activeElement === document.body) sheet.current?.focus();
  }, [thread]);
  return (
    <section className="inbox inbox-sheet" ref={sheet} tabIndex={-1} aria-label="SMS">
      <CallStrip />
      <header>
        <button type="button" className="icon-button touch-icon" aria-label={thread === null ? 'Close SMS' : 'All SMS'} onClick={back}>
          <IconArrowLeft size={20} aria-hidden />
        </button>
        {thread === null ? (
          <div className="thread-head">
            <h3>SMS</h3>
            <span className="caption figures">{formatNumber(selected)}</span>
          </div>
        ) : (
          <ThreadHead other={thread} />
        )}
      </header>
      {thread === null ? (
        <ThreadList threads={threads} shown={null} onChoose={choose} />
      ) : (
        <ThreadView key={`${selected} ${thread}`} other={thread} />
      )}
    </section>
  );
}

/** Before anything under the sheet takes the key: there it would decline a call that rings. */
function useEscape(leave: (target: EventTarget | null) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave(event.target);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
