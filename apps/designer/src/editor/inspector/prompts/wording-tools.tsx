import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconMicrophone, IconPlayerPlayFilled, IconPlayerStopFilled, IconUpload, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../../model/editor-context.ts';
import { audioAddress } from './flow-files.ts';
import { usePlayer } from './player.ts';
import { readAloud } from './spoken-length.ts';
import { useRecorder } from './use-recorder.ts';
import type { useWording } from './use-wording.ts';

interface WordingToolsProps {
  wording: ReturnType<typeof useWording>;
  language: string;
  name: string;
  playKey: string;
  readOnly: boolean;
}

/** Hears, records and uploads what is said in one language. */
export function WordingTools({ wording, language, name, playKey, readOnly }: WordingToolsProps) {
  const { t } = useTranslation('inspector');
  const { playing, stop, speak, play } = usePlayer();
  const voice = useEditor(({ flow }) => flow.voices[language]);
  const { recording, toggle } = useRecorder(
    (wav) => void wording.send(wav, 'recording.wav'),
    () => wording.setTrouble(t('no-microphone')),
  );
  const { flow, text, audio } = wording;
  const isPlaying = playing === playKey;
  const hear = () => {
    if (isPlaying) return stop();
    return audio === '' ? speak(playKey, readAloud(text), language) : play(playKey, audioAddress(flow, audio));
  };
  return (
    <div className="wording-tools">
      <Tool name={isPlaying ? t('stop') : t('play', { language: name })} disabled={text === '' && audio === ''} act={hear}>
        {isPlaying ? <IconPlayerStopFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
      </Tool>
      <Tool name={recording ? t('stop-recording') : t('record', { language: name })} disabled={readOnly} pressed={recording} act={toggle}>
        {recording ? <IconPlayerStopFilled size={13} color="var(--red)" /> : <IconMicrophone size={15} stroke={1.9} />}
      </Tool>
      <FileButton
        accept=".mp3,.wav,.ogg,.m4a,audio/*"
        disabled={readOnly}
        onChange={(file) => file !== null && void wording.send(file, file.name)}
      >
        {({ onClick }) => (
          <Tool name={t('upload', { language: name })} disabled={readOnly} act={onClick}>
            <IconUpload size={15} stroke={1.9} />
          </Tool>
        )}
      </FileButton>
      <span className="editor-space" />
      {recording && <span className="recording-now">{t('recording')}</span>}
      {!recording && audio === '' && <span className="ellipsis wording-voice">{voice === undefined ? '' : voiceName(voice)}</span>}
      {!recording && audio !== '' && (
        <span className="wording-audio" title={audio}>
          <span className="ellipsis">{audio.split('/').at(-1)}</span>
          <Tool name={t('remove-recording', { language: name })} disabled={readOnly} act={() => wording.setAudio(null)}>
            <IconX size={12} stroke={2} />
          </Tool>
        </span>
      )}
    </div>
  );
}

/** "Emma" of "Polly.Emma-Neural". */
function voiceName(voice: string): string {
  return voice.replace(/^.*\./, '').replace(/-\w+$/, '');
}

interface ToolProps {
  name: string;
  disabled: boolean;
  pressed?: boolean;
  act(): void;
  children: React.ReactNode;
}

function Tool({ name, disabled, pressed, act, children }: ToolProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon size={24} aria-label={name} disabled={disabled} {...(pressed !== undefined && { 'aria-pressed': pressed })} onClick={act}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
