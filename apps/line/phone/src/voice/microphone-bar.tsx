import './microphone-bar.css';
import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { LEVEL_STEPS, type Level } from './level.ts';
import { usePhoneVoice } from './voice-context.ts';
import { describeVoice, isTrouble } from './voice-state.ts';

/** Whether the person at this phone is really heard: the switch, how loud he is, and what is wrong. */
export function MicrophoneBar() {
  const { state, detail, isOn, muted, level, toggle, again } = usePhoneVoice();
  const Icon = isOn ? IconMicrophone : IconMicrophoneOff;
  return (
    <div className={`microphone${isTrouble(state) ? ' trouble' : ''}`}>
      <button type="button" role="switch" aria-checked={isOn} className="microphone-switch" onClick={toggle}>
        <Icon size={16} aria-hidden />
        Microphone
        <span className="microphone-track" aria-hidden />
      </button>
      <span className="microphone-words" role="status">
        {describeVoice(state, muted, detail)}
      </span>
      {state === 'heard' && <Meter level={level} />}
      {isTrouble(state) && (
        <button type="button" className="button small" onClick={again}>
          {state === 'elsewhere' ? 'Take it here' : 'Try again'}
        </button>
      )}
    </div>
  );
}

function Meter({ level }: { level: Level }) {
  const loud = useSyncExternalStore(level.subscribe, level.get);
  return (
    <span className="microphone-meter" aria-hidden>
      <span style={{ height: `${(100 * loud) / LEVEL_STEPS}%` }} />
    </span>
  );
}
