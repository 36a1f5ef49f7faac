import './inbox.css';
import { formatNumber } from '../phones/phone-number.ts';
import { useTakeFocus } from '../side/use-take-focus.ts';
import { usePhoneState } from '../store/session-context.ts';
import { useInbox } from './inbox-context.ts';
import { ThreadHead } from './thread-head.tsx';
import { ThreadList } from './thread-list.tsx';
import { ThreadView } from './thread-view.tsx';
import { useThreads } from './use-threads.ts';

/** The inbox beside the handset: the threads, and under them the chosen one, else the newest. */
export function InboxPanel() {
  const { selected } = usePhoneState();
  const { thread, choose } = useInbox();
  const threads = useThreads();
  const panel = useTakeFocus();
  const other = thread ?? threads[0]?.other ?? null;
  return (
    <section className="inbox inbox-panel" ref={panel} tabIndex={-1} aria-label="SMS">
      <header>
        <span className="caption figures">{formatNumber(selected)}</span>
      </header>
      <ThreadList threads={threads} shown={other} onChoose={choose} />
      {other !== null && (
        <>
          <ThreadHead other={other} />
          <ThreadView key={`${selected} ${other}`} other={other} />
        </>
      )}
    </section>
  );
}
