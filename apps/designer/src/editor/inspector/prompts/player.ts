import { create } from 'zustand';

interface Player {
  /** What is heard now; null in silence. */
  playing: string | null;
  stop(): void;
  /** Reads a text aloud in a language, if the browser has a voice for it. */
  speak(key: string, text: string, language: string): void;
  play(key: string, address: string): void;
}

let sound: HTMLAudioElement | null = null;

/** One thing is heard at a time, wherever it was started. */
export const usePlayer = create<Player>()((set, get) => {
  const ended = (key: string) => () => get().playing === key && set({ playing: null });
  return {
    playing: null,
    stop() {
      sound?.pause();
      sound = null;
      window.speechSynthesis?.cancel();
      set({ playing: null });
    },
    speak(key, text, language) {
      get().stop();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.onend = ended(key);
      utterance.onerror = ended(key);
      set({ playing: key });
      window.speechSynthesis.speak(utterance);
    },
    play(key, address) {
      get().stop();
      sound = new Audio(address);
      sound.onended = ended(key);
      sound.onerror = ended(key);
      set({ playing: key });
      sound.play().catch(ended(key));
    },
  };
});
