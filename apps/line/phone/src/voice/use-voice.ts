import { allowPlainSocket } from '@callwright/voice/plain-sockets.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { isCaller, isEnded } from '../store/phone-calls.ts';
import { useSession } from '../store/session-context.ts';
import type { LentVoice } from './lend-voice.ts';
import { createLevel } from './level.ts';
import { keepMicrophones, loadMicrophones } from './microphones.ts';
import type { Voice } from './voice-context.ts';
import type { VoiceState } from './voice-state.ts';

/** The microphone of a phone, in the call that the handset shows of it. Nothing is asked of the browser before it is switched on. */
export function useVoice(number: string, call: LineCall | null, soundOn: boolean): Voice {
  const { act } = useSession();
  const [on, setOn] = useState(() => loadMicrophones(sessionStorage));
  const [told, setTold] = useState<{ state: VoiceState; detail: string }>({ state: 'ready', detail: '' });
  const [mutedCall, setMutedCall] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const lent = useRef<LentVoice | null>(null);
  const level = useMemo(createLevel, []);
  const isOn = on.has(number);
  const callSid = isOn && call !== null && takesSound(call) ? call.callSid : null;
  const muted = call !== null && mutedCall === call.callSid;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same work anew
  useEffect(() => {
    if (callSid === null) return;
    let isOver = false;
    const onState = (state: VoiceState, detail = ''): void => {
      if (!isOver) setTold({ state, detail });
    };
    onState('opening');
    const lending = async (): Promise<void> => {
      const gateway = window.location.host;
      allowPlainSocket(gateway);
      const { lendVoice } = await import('./lend-voice.ts');
      let token = '';
      await act(async (api) => {
        token = await api.phoneToken(number);
      });
      if (isOver || token === '') return onState('failed', 'the line gives no access to it.');
      const voice = await lendVoice({ token, gateway, callSid }, { onState, onLevel: level.set });
      if (isOver) voice.close();
      else lent.current = voice;
    };
    lending().catch((error: unknown) => onState('failed', error instanceof Error ? error.message : String(error)));
    return () => {
      isOver = true;
      lent.current?.close();
      lent.current = null;
      level.set(0);
      setTold({ state: 'ready', detail: '' });
    };
  }, [callSid, number, attempt, act, level]);

  useEffect(() => {
    if (told.state !== 'heard') return;
    lent.current?.mute(muted);
    lent.current?.hear(soundOn);
  }, [told.state, muted, soundOn]);

  const toggle = useCallback(() => {
    setOn((before) => {
      const after = new Set(before);
      if (!after.delete(number)) after.add(number);
      keepMicrophones(after, sessionStorage);
      return after;
    });
  }, [number]);
  const setMuted = (wanted: boolean): void => setMutedCall(wanted ? (call?.callSid ?? null) : null);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...(isOn ? told : { state: 'off', detail: '' }), isOn, muted, level, toggle, setMuted, again };
}

/** A phone that rings has nobody on it yet. */
const takesSound = (call: LineCall): boolean => !isEnded(call) && (isCaller(call) || call.status === 'in-progress');
