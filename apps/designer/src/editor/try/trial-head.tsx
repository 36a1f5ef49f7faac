import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconPlayerTrackPrevFilled, IconRefresh, IconVolume, IconVolumeOff, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditorStore } from '../model/editor-context.ts';
import { useTrial } from './use-trial.ts';

interface TrialHeadProps {
  world: { shown: boolean; toggle(): void };
  aloud: { on: boolean; toggle(): void };
}

/** How long the call lasts, and what may be done with it as a whole. */
export function TrialHead({ world, aloud }: TrialHeadProps) {
  const { t } = useTranslation('try');
  const editor = useEditorStore();
  const { phone, view } = useTrial();
  const { state } = view;
  const isOn = state !== null && state.ended === null;
  const actions = [
    { label: t('back'), Icon: IconPlayerTrackPrevFilled, size: 13, disabled: state?.canGoBack !== true, act: phone.back },
    { label: t('again'), Icon: IconRefresh, size: 15, disabled: view.starting, act: phone.call },
    { label: t('aloud'), Icon: aloud.on ? IconVolume : IconVolumeOff, size: 15, pressed: aloud.on, act: aloud.toggle },
    { label: t('world'), Icon: IconAdjustmentsHorizontal, size: 15, pressed: world.shown, act: world.toggle },
    { label: t('close'), Icon: IconX, size: 15, act: () => editor.getState().look({ trying: false }) },
  ];
  return (
    <div className="trial-head">
      <i className={isOn ? 'trial-dot on' : 'trial-dot'} />
      <strong className={isOn ? 'on' : ''}>{t(state === null || isOn ? 'draft-call' : 'ended')}</strong>
      <span className="figures">{clock(state?.at ?? 0)}</span>
      <span className="editor-space" />
      {actions.map(({ label, Icon, size, disabled = false, pressed, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            size={24}
            aria-label={label}
            disabled={disabled}
            {...(pressed !== undefined && { 'aria-pressed': pressed })}
            onClick={() => void act()}
          >
            <Icon size={size} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
