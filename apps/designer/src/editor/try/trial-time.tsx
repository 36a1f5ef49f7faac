import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTrial } from './use-trial.ts';

const JUMPS = [10, 60, 600] as const;

/** Lets time go by, stops it, or jumps. A test that was opened is gone through step by step. */
export function TrialTime() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const { live, ahead, state } = view;
  const over = state === null || state.ended !== null;
  return (
    <div className="trial-time">
      <button
        type="button"
        aria-pressed={live}
        aria-label={t(live ? 'pause' : 'go-on')}
        title={t(live ? 'pause' : 'go-on')}
        disabled={over}
        onClick={() => phone.setLive(!live)}
      >
        {live ? <IconPlayerPauseFilled size={11} /> : <IconPlayerPlayFilled size={11} />}
      </button>
      <button type="button" disabled={over || state.nextDueSeconds === null} onClick={() => void phone.toNextDue()} title={t('next-event')}>
        <IconPlayerTrackNextFilled size={11} aria-hidden /> {t('next')}
      </button>
      {JUMPS.map((seconds) => (
        <button
          key={seconds}
          type="button"
          className="figures"
          disabled={over}
          onClick={() => void phone.act({ waits: seconds })}
          title={t('jump', { time: timeOf(seconds, t) })}
        >
          +{timeOf(seconds, t)}
        </button>
      ))}
      {ahead.length > 0 && (
        <button type="button" className="trial-next-step" onClick={() => void phone.nextOfTest()}>
          {t('next-step', { count: ahead.length })}
        </button>
      )}
    </div>
  );
}

function timeOf(seconds: number, t: (key: string, values: Record<string, number>) => string): string {
  return seconds < 60 ? t('seconds', { seconds }) : t('minutes', { minutes: seconds / 60 });
}
