import { ActionIcon } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { audioAddress } from '../../editor/inspector/prompts/flow-files.ts';
import { usePlayer } from '../../editor/inspector/prompts/player.ts';
import { readAloud } from '../../editor/inspector/prompts/spoken-length.ts';
import type { FoundPrompt } from './find-prompts.ts';

/** Hears a prompt: its recording, or its words read aloud by the browser. */
export function HearPrompt({ prompt: { key, flow, nodeTitle, language, text, audio }, spoken }: { prompt: FoundPrompt; spoken: boolean }) {
  const { t } = useTranslation('prompts');
  const { playing, stop, speak, play } = usePlayer();
  const isPlaying = playing === key;
  const recorded = audio !== null && !spoken;
  const hear = () => {
    if (isPlaying) return stop();
    return recorded ? play(key, audioAddress(flow, audio)) : speak(key, readAloud(text ?? ''), language);
  };
  return (
    <ActionIcon
      size={24}
      aria-label={isPlaying ? t('stop') : t('play', { node: nodeTitle === '' ? t('whole-flow') : nodeTitle, language })}
      disabled={!recorded && (text ?? '') === ''}
      onClick={hear}
    >
      {isPlaying ? <IconPlayerStopFilled size={13} aria-hidden /> : <IconPlayerPlayFilled size={13} aria-hidden />}
    </ActionIcon>
  );
}
