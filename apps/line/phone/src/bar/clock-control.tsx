import { useState } from 'react';
import type { LineClock } from '../../../src/control/protocol.ts';
import { type Choice, Segmented } from '../controls/segmented.tsx';
import { formatSeconds } from '../store/line-clock.ts';
import { useLineNow, usePhoneState, useSession } from '../store/session-context.ts';

const modes: readonly Choice<LineClock['mode']>[] = [
  { value: 'real', label: 'Real' },
  { value: 'simulated', label: 'Simulated' },
];

/** The line's clock: real, or simulated and moved by hand. */
export function ClockControl() {
  const { act } = useSession();
  const { clock } = usePhoneState();
  const now = useLineNow(1000);
  const [busy, setBusy] = useState(false);
  if (!clock) return null;

  const { mode, nextDue } = clock.clock;
  const untilDue = nextDue === null ? null : Math.max(0, (Date.parse(nextDue) - now) / 1000);
  const advance = async (seconds: number): Promise<void> => {
    setBusy(true);
    await act((api) => api.advance(seconds));
    setBusy(false);
  };
  const step = (label: string, seconds: number, title: string) => (
    <button type="button" className="button small reach" disabled={busy} title={title} onClick={() => void advance(seconds)}>
      {label}
    </button>
  );
  return (
    <div className="clock">
      <span className="caption">Clock</span>
      <Segmented label="Clock of the line" choices={modes} value={mode} onChoose={(chosen) => void act((api) => api.setClock(chosen))} />
      <time className="figures" dateTime={new Date(now).toISOString()}>
        {weekday.format(now)} {time.format(now)}
      </time>
      {mode === 'simulated' && (
        <>
          {untilDue !== null && step(`Next, ${formatSeconds(untilDue)}`, untilDue, 'Go to when something is next due on the line')}
          {step('+1 min', 60, 'Let a minute pass on the line')}
          {step('+10 min', 600, 'Let ten minutes pass on the line')}
        </>
      )}
    </div>
  );
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
