import type { ReactNode } from 'react';

/** Who is on the other side, and under it what to know about the call. */
export function HandsetHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="handset-head">
      <h2 className="ellipsis" title={title}>
        {title}
      </h2>
      <p className="figures">{children}</p>
    </header>
  );
}
