import type { ReactNode } from 'react';
import { MessagesButton } from '../messages/messages-button.tsx';

/** Who is on the other side, and under it what to know about the call; beside them the way to the text messages. */
export function HandsetHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="handset-head">
      <h2 className="ellipsis" title={title}>
        {title}
      </h2>
      <p className="figures">{children}</p>
      <MessagesButton />
    </header>
  );
}
