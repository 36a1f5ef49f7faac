import { useCallback, useEffect, useRef, useState } from 'react';
import { createRecognition, type Recognition, recognitionProblem } from './recognition.ts';

export interface Spoken {
  text: string;
  confidence?: number;
  partial?: boolean;
}

export interface Microphone {
  on: boolean;
  problem: string | null;
  toggle(): void;
  stop(): void;
}

/** Recognises what the person says in `language` and gives it away, unfinished parts as they grow. */
export function useMicrophone(language: string, onSpoken: (spoken: Spoken) => void): Microphone {
  const [on, setOn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<Recognition | undefined>(undefined);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setOn(false);
  }, []);
  useEffect(() => stop, [stop]);

  const start = (): void => {
    const recognition = createRecognition();
    if (!recognition) return;
    Object.assign(recognition, { lang: language, continuous: false, interimResults: true });
    recognition.onresult = ({ resultIndex, results }) => {
      const result = results[resultIndex];
      const best = result?.[0];
      if (!result || !best?.transcript.trim()) return;
      const text = best.transcript.trim();
      onSpoken(result.isFinal ? { text, ...(best.confidence > 0 ? { confidence: best.confidence } : {}) } : { text, partial: true });
    };
    recognition.onerror = ({ error }) => setProblem(recognitionProblem(error) ?? null);
    recognition.onend = () => setOn(false);
    running.current = recognition;
    setProblem(null);
    setOn(true);
    recognition.start();
  };
  return { on, problem, stop, toggle: on ? stop : start };
}
