import { createContext, useContext } from 'react';

export interface Sound {
  on: boolean;
  toggle(): void;
}

export const SoundContext = createContext<Sound>({ on: true, toggle: () => undefined });
export const useSound = (): Sound => useContext(SoundContext);
