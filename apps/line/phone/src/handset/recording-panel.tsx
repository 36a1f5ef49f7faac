import './recording-panel.css';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { formatDuration } from '../store/line-clock.ts';
import { useLineNow } from '../store/session-context.ts';
import { endKeyWords, soundWords, stopKey } from '../transcript/describe-recording.ts';
import type { RunningRecording } from '../transcript/recordings.ts';
import { LevelBars } from './level-bars.tsx';

interface Props {
  recording: RunningRecording;
  onKey(key: string): void;
}

const shownMs = 6000;
const bars = 40;

/** The carrier takes down what the caller says: for how long, what it hears, and what ends it. */
export function RecordingPanel({ recording, onKey }: Props) {
  const now = useLineNow(125);
  const key = stopKey(recording.endKeys);
  return (
    <section className="recording" aria-label="Recording">
      <p className="recording-line">
        <span className="recording-dot" aria-hidden="true" />
        <span className="recording-words">{recording.beep ? 'Recording after the beep' : 'Recording'}</span>
        <span className="recording-time figures">{formatDuration(now - recording.begin)}</span>
      </p>
      <div className="recording-line">
        <LevelBars sounds={recording.sounds} from={now - shownMs} to={now} since={recording.begin} bars={bars} />
        {key !== null && (
          <button type="button" className="button recording-stop" onClick={() => onKey(key)}>
            <IconPlayerStopFilled size={14} aria-hidden />
            Stop
            <kbd className="key-cap">{key}</kbd>
          </button>
        )}
      </div>
      <p className="recording-hint figures">
        <span>{soundWords(recording, now)}</span>
        <span>{endKeyWords(recording.endKeys)}</span>
      </p>
    </section>
  );
}
