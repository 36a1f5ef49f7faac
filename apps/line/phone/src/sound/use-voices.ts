import { useSyncExternalStore } from 'react';

let voices: readonly SpeechSynthesisVoice[] = [];

/** The browser's voices; they come late, so the list is empty at first. */
export const useVoices = (): readonly SpeechSynthesisVoice[] => useSyncExternalStore(subscribe, read);

function subscribe(listener: () => void): () => void {
  speechSynthesis.addEventListener('voiceschanged', listener);
  return () => speechSynthesis.removeEventListener('voiceschanged', listener);
}

function read(): readonly SpeechSynthesisVoice[] {
  const now = speechSynthesis.getVoices();
  if (now.length !== voices.length) voices = now;
  return voices;
}
