import type { ReactNode } from 'react';

interface Props {
  side: 'left' | 'right';
  current?: boolean;
  note: string;
  children: ReactNode;
}

/** One thing said or pressed: the other side's on the left, the person's own on the right. */
export function Bubble({ side, current = false, note, children }: Props) {
  return (
    <div className={`bubble-place ${side}`}>
      <p className={`bubble${current ? ' current' : ''}`}>{children}</p>
      {note && <span className="caption">{note}</span>}
    </div>
  );
}
