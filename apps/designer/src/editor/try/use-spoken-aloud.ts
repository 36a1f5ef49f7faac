import { useEffect, useRef } from 'react';
import { useTrial } from './use-trial.ts';

/** Speaks what the flow says with the browser's own voices, as it comes; what the caller does silences it. */
export function useSpokenAloud(on: boolean): void {
  const lines = useTrial().view.state?.lines ?? [];
  const said = lines.flatMap((line) => (line.kind === 'heard' && line.what === 'say' ? [line] : []));
  const acts = lines.filter(({ kind }) => kind === 'pressed' || kind === 'said' || kind === 'hung-up').length;
  const latest = useRef({ said, spoken: 0 });
  latest.current.said = said;
  const count = said.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each act of the caller silences what is being said
  useEffect(() => () => window.speechSynthesis?.cancel(), [on, acts]);
  useEffect(() => {
    const { said: all, spoken } = latest.current;
    latest.current.spoken = count;
    if (!on || !('speechSynthesis' in window)) return;
    for (const { text, language } of all.slice(spoken, count)) {
      const words = new SpeechSynthesisUtterance(text);
      if (language !== null) words.lang = language;
      speechSynthesis.speak(words);
    }
  }, [on, count]);
}
