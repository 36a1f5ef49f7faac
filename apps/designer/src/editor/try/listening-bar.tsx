import { IconDots, IconEar, IconMicrophone, IconPhoneOff, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTrial } from './use-trial.ts';

/** What the call waits for, and how long it still does. */
export function ListeningBar() {
  const { t } = useTranslation('try');
  const { state } = useTrial().view;
  if (state === null) return null;
  const { listening, waitsFor, ended } = state;
  const left = listening?.secondsLeft ?? null;
  const isSpeaking = state.lines.some((line) => line.kind === 'heard' && line.sounding && (line.what === 'say' || line.what === 'play'));
  const [Icon, words] =
    ended !== null
      ? ([IconPhoneOff, t('call-ended')] as const)
      : listening?.recording
        ? ([IconMicrophone, t('recording-now')] as const)
        : listening !== null
          ? ([
              IconEar,
              t(listening.keys && listening.speech ? 'listening-both' : listening.speech ? 'listening-speech' : 'listening-keys'),
            ] as const)
          : waitsFor !== null
            ? ([IconDots, t('waits-for-work')] as const)
            : ([IconVolume, t(isSpeaking ? 'speaking' : 'nothing-listens')] as const);
  const share = left === null || listening === null ? (listening === null ? 0 : 1) : Math.min(1, left / listening.timeoutSeconds);
  return (
    <div className={listening === null ? 'trial-listening quiet' : 'trial-listening'}>
      <div>
        <Icon size={14} stroke={1.9} aria-hidden />
        <span className="ellipsis">{words}</span>
        <span className="editor-space" />
        {left !== null && <span className="figures">{t('seconds', { seconds: Math.ceil(left) })}</span>}
      </div>
      <div className="trial-track">
        <i style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
