import { useMemo, useState } from 'react';
import type { Inbox } from './inbox-context.ts';

/** An inbox for whatever phone is selected; a thread is chosen for one phone, and no longer for the next. */
export function useNewInbox(phone: string): Inbox {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<{ phone: string; thread: string } | null>(null);
  const [drafts] = useState(() => new Map<string, string>());
  const thread = chosen?.phone === phone ? chosen.thread : null;
  return useMemo(
    () => ({
      isOpen,
      thread,
      drafts,
      open: (at) => {
        setOpen(true);
        if (at) setChosen(at);
      },
      close: () => {
        setOpen(false);
        setChosen(null);
      },
      choose: (other) => setChosen(other === null ? null : { phone, thread: other }),
    }),
    [isOpen, thread, drafts, phone],
  );
}
