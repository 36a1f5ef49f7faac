import { clockText } from '@callwright/web/time/clock-text.ts';

/** A wait beside its target, as a bar with a mark. */
export function WaitBar({ seconds, target, none }: { seconds: number; target: number; none: string }) {
  const isLate = seconds > target;
  return (
    <div className={isLate ? 'wait-bar late' : 'wait-bar'}>
      <strong className={seconds === 0 ? 'figures none' : 'figures'}>{seconds === 0 ? none : clockText(seconds)}</strong>
      <div aria-hidden="true">
        <i style={{ width: `${Math.min(100, (seconds / (target * 1.25)) * 100)}%` }} />
        <b style={{ left: '80%' }} />
      </div>
    </div>
  );
}
