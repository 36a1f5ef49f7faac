import '../controls/touch-field.css';
import { IconArrowUp, IconMicrophone } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { hasRecognition } from '../sound/recognition.ts';
import { type Spoken, useMicrophone } from '../sound/use-microphone.ts';
import { useSession } from '../store/session-context.ts';

const noMicrophone = 'This browser does not recognise speech. Type instead.';

interface Props {
  call: LineCall;
  muted: boolean;
  /** What the empty field says. */
  hint: string;
}

/** Speaks into the call: typed, or through the browser's speech recognition. */
export function SpeakField({ call, muted, hint }: Props) {
  const { act } = useSession();
  const [text, setText] = useState('');
  const say = (spoken: Spoken): void => {
    void act((api) => api.speech(call.callSid, spoken));
  };
  const microphone = useMicrophone(call.listening?.language ?? call.heard.findLast(({ kind }) => kind === 'say')?.language ?? 'en-US', say);
  const { stop } = microphone;
  useEffect(() => {
    if (muted) stop();
  }, [muted, stop]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    say({ text: text.trim() });
    setText('');
  };
  const canHear = hasRecognition();
  const label = canHear ? (microphone.on ? 'Stop listening to the microphone' : 'Speak through the microphone') : noMicrophone;
  return (
    <>
      <form className="touch-field" onSubmit={submit}>
        <input
          aria-label="What you would say"
          autoComplete="off"
          disabled={muted}
          placeholder={muted ? 'You are muted' : microphone.on ? 'Speak now' : hint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        {text.trim() !== '' && !muted ? (
          <button type="submit" className="icon-button touch-icon say" aria-label="Say it" title="Say it (Enter)">
            <IconArrowUp size={19} aria-hidden />
          </button>
        ) : (
          <button
            type="button"
            className={`icon-button touch-icon${microphone.on ? ' pressed' : ''}`}
            aria-label={label}
            title={label}
            aria-pressed={microphone.on}
            aria-disabled={!canHear || muted}
            onClick={() => canHear && !muted && microphone.toggle()}
          >
            <IconMicrophone size={19} aria-hidden />
          </button>
        )}
      </form>
      {microphone.problem && <p className="speak-problem">{microphone.problem}</p>}
    </>
  );
}
