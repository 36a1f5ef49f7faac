import { useEffect } from 'react';

/** Two short tones, every three seconds, while it rings; the title of the page and a notification say so too. */
export function useRingtone(isRinging: boolean, words: string): void {
  useEffect(() => {
    if (!isRinging) return;
    const title = document.title;
    const context = new AudioContext();
    const ring = (): void => {
      tone(context, 523, 0);
      tone(context, 659, 0.25);
      document.title = document.title === title ? `● ${words}` : title;
    };
    ring();
    const timer = setInterval(ring, 1500);
    const note = document.hidden && 'Notification' in window && Notification.permission === 'granted' ? new Notification(words) : null;
    note?.addEventListener('click', () => window.focus());
    return () => {
      clearInterval(timer);
      document.title = title;
      note?.close();
      void context.close();
    };
  }, [isRinging, words]);
}

function tone(context: AudioContext, hertz: number, delay: number): void {
  const from = context.currentTime + delay;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.12, from + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, from + 0.22);
  const sound = new OscillatorNode(context, { frequency: hertz });
  sound.connect(gain).connect(context.destination);
  sound.start(from);
  sound.stop(from + 0.25);
}
