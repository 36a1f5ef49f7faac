import { createContext, useContext } from 'react';
import type { Level } from './level.ts';
import type { VoiceState } from './voice-state.ts';

/** The microphone of the selected phone. */
export interface Voice {
  state: VoiceState;
  detail: string;
  isOn: boolean;
  muted: boolean;
  level: Level;
  toggle(): void;
  setMuted(muted: boolean): void;
  /** Tries once more, or takes the sound back from another tab. */
  again(): void;
}

export const VoiceContext = createContext<Voice | null>(null);

export function usePhoneVoice(): Voice {
  const voice = useContext(VoiceContext);
  if (!voice) throw new Error('usePhoneVoice stands outside VoiceContext');
  return voice;
}
