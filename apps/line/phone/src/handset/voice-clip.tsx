import './voice-clip.css';
import { IconMicrophone, IconPlayerPlay, IconVolume } from '@tabler/icons-react';
import { formatDuration } from '../store/line-clock.ts';
import { useLineNow } from '../store/session-context.ts';
import type { TranscriptItem } from '../transcript/build-transcript.ts';
import type { KeptRecording } from '../transcript/recordings.ts';
import { LevelBars } from './level-bars.tsx';

const bars = 36;

/** That the person left a recording, and how long it is. */
export function Recorded({ recording }: { recording: KeptRecording }) {
  return (
    <Clip side="right" Icon={IconMicrophone} recording={recording} time={formatDuration(recording.seconds * 1000)} note="you recorded" />
  );
}

/** The person hears the recording again: how far it is, or how far it came. */
export function Playback({ item: { at, endedAt, interrupted, recording } }: { item: TranscriptItem & { kind: 'playback' } }) {
  const now = useLineNow();
  const length = recording.seconds * 1000;
  const isWhole = endedAt !== null && !interrupted;
  const passed = isWhole ? length : Math.min(length, (endedAt ?? now) - at);
  const time = isWhole ? formatDuration(length) : `${formatDuration(passed)} of ${formatDuration(length)}`;
  return (
    <Clip
      side="left"
      Icon={endedAt === null ? IconVolume : IconPlayerPlay}
      current={endedAt === null}
      recording={recording}
      played={length === 0 ? 1 : passed / length}
      time={time}
      note={endedAt === null ? 'plays' : interrupted ? 'played, interrupted' : 'played'}
    />
  );
}

interface ClipProps {
  side: 'left' | 'right';
  Icon: typeof IconMicrophone;
  current?: boolean;
  recording: KeptRecording;
  /** The share of it that was played. */
  played?: number;
  time: string;
  note: string;
}

function Clip({ side, Icon, current = false, recording: { begin, end, sounds }, played = 1, time, note }: ClipProps) {
  const from = sounds[0]?.from ?? begin;
  const to = Math.max(sounds.at(-1)?.to ?? end, from + 1);
  return (
    <div className={`bubble-place ${side}`}>
      <div className={`bubble voice-clip${current ? ' current' : ''}`}>
        <Icon size={18} aria-hidden />
        <div className="voice-clip-words">
          <p>
            <span className="voice-clip-title">Your recording</span>
            <span className="voice-clip-time figures">{time}</span>
          </p>
          <LevelBars sounds={sounds} from={from} to={to} played={from + (to - from) * played} bars={bars} />
        </div>
      </div>
      <span className="caption">{note}</span>
    </div>
  );
}
