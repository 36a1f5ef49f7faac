import { allowPlainSocket } from '@callwright/voice/plain-sockets.ts';
import { ApiError } from '@callwright/web/api/api-error.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createMeter } from './create-meter.ts';
import type { DeskPhone, PhoneState } from './desk-phone.ts';

/** The browser's telephone as the desk shows it. `isWanted` is false where another tab is the phone, or the calls go to a telephone. */
export function usePhone(isWanted: boolean) {
  const phone = useRef<DeskPhone | null>(null);
  const [state, setState] = useState<PhoneState>('starting');
  const [detail, setDetail] = useState('');
  const [meter] = useState(createMeter);
  const [muted, setMuted] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const tell = (next: PhoneState, more = ''): void => {
      if (isOver) return;
      setState(next);
      setDetail(more);
      if (next === 'ready') setMuted(false);
    };
    start(tell, meter.set).then(
      (made) => {
        if (isOver) made.close();
        else phone.current = made;
      },
      (error: unknown) => tell(error instanceof ApiError && error.code === 'no-api-key' ? 'no-token' : 'failed', textOf(error)),
    );
    return () => {
      isOver = true;
      phone.current?.close();
      phone.current = null;
    };
  }, [isWanted, meter]);
  const mute = useCallback((on: boolean) => {
    phone.current?.mute(on);
    setMuted(on);
  }, []);
  return {
    ...{ state: isWanted ? state : 'starting', detail, meter, muted, mute },
    // what never starts must not make its agent wait for ever
    canRing: !isWanted || state !== 'starting',
    answer: useCallback(() => phone.current?.answer(), []),
    press: useCallback((keys: string) => phone.current?.press(keys), []),
    devices: useCallback(() => phone.current?.devices() ?? null, []),
    callSid: useCallback(() => phone.current?.callSid() ?? null, []),
  };
}

export type Phone = ReturnType<typeof usePhone>;

async function start(onState: (state: PhoneState, detail?: string) => void, onVolume: (own: number, other: number) => void) {
  const allowed = await answered(api.desk.token.$post({ json: {} }));
  if (allowed.gateway !== null) allowPlainSocket(allowed.gateway);
  const { createVoicePhone } = await import('./create-voice-phone.ts');
  return createVoicePhone(allowed, { onState, onVolume });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
