import { IconMicrophoneOff, IconPhoneOff, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { useSound } from '../sound/sound-context.ts';
import { playKey } from '../sound/tones.ts';
import { useSession } from '../store/session-context.ts';
import { markedEndKeys } from '../transcript/describe-recording.ts';
import { keysInPrompt } from '../transcript/prompt-keys.ts';
import { runningRecording } from '../transcript/recordings.ts';
import { usePhoneVoice } from '../voice/voice-context.ts';
import { CallHead } from './call-head.tsx';
import { Keypad } from './keypad.tsx';
import { RecordingPanel } from './recording-panel.tsx';
import { SpeakField } from './speak-field.tsx';
import { StatusLine } from './status-line.tsx';
import { Transcript } from './transcript.tsx';

/** A call in progress: hear and read it, press keys, speak, hang up. */
export function CallScreen({ call }: { call: LineCall }) {
  const { act } = useSession();
  const { on: soundOn, toggle: toggleSound } = useSound();
  const { muted, setMuted } = usePhoneVoice();
  const lastSaid = call.heard.findLast(({ kind }) => kind === 'say');
  const takesKeys = call.listening?.input.includes('dtmf') ?? false;
  const recording = runningRecording(call);
  const named = takesKeys ? keysInPrompt(lastSaid?.text ?? '') : [];

  const press = (key: string): void => {
    playKey(key);
    void act((api) => api.digits(call.callSid, key));
  };
  return (
    <div className="screen">
      <CallHead call={call} />
      <Transcript call={call} />
      <div className="screen-foot">
        {recording ? <RecordingPanel recording={recording} onKey={press} /> : <StatusLine call={call} />}
        <Keypad named={recording ? markedEndKeys(recording.endKeys) : named} onKey={press} />
        <SpeakField call={call} muted={muted} hint={recording ? 'Type or dictate your message' : 'Type what you would say'} />
        <div className="screen-buttons">
          <button type="button" className={`button touch${muted ? ' pressed' : ''}`} aria-pressed={muted} onClick={() => setMuted(!muted)}>
            <IconMicrophoneOff size={17} aria-hidden />
            {muted ? 'Muted' : 'Mute'}
          </button>
          <button type="button" className="button touch" aria-pressed={soundOn} onClick={toggleSound}>
            {soundOn ? <IconVolume size={17} aria-hidden /> : <IconVolumeOff size={17} aria-hidden />}
            {soundOn ? 'Sound' : 'Silent'}
          </button>
          <button type="button" className="button touch stop" onClick={() => void act((api) => api.hangup(call.callSid))}>
            <IconPhoneOff size={18} aria-hidden />
            Hang up
          </button>
        </div>
      </div>
    </div>
  );
}
