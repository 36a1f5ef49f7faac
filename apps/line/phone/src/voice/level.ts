/** How loud somebody speaks, in steps: it changes many times a second, which only a meter needs to know. */
export interface Level {
  get(): number;
  /** 0 to 1. */
  set(loudness: number): void;
  subscribe(listener: () => void): () => void;
}

export const LEVEL_STEPS = 6;

export function createLevel(): Level {
  const listeners = new Set<() => void>();
  let step = 0;
  return {
    get: () => step,
    set(loudness) {
      const next = Math.min(LEVEL_STEPS, Math.ceil(Math.sqrt(loudness) * LEVEL_STEPS));
      if (next === step) return;
      step = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
