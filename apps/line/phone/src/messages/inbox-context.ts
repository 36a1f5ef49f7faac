import { createContext, useContext } from 'react';

/** The text messages of the selected phone, as the page shows them. */
export interface Inbox {
  isOpen: boolean;
  /** The other number of the chosen thread; null while none is chosen. */
  thread: string | null;
  /** What was typed and not sent yet, by phone and other number. */
  drafts: Map<string, string>;
  /** Opens it, at a thread of a phone when one is named. */
  open(at?: { phone: string; thread: string }): void;
  close(): void;
  choose(thread: string | null): void;
}

export const InboxContext = createContext<Inbox | null>(null);

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error('useInbox stands outside InboxContext');
  return inbox;
}
