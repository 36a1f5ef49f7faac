/** How loud both sides are, many times a second: whoever shows it listens, and nothing else is drawn anew. */
export function createMeter() {
  const hearers = new Set<() => void>();
  let levels = { own: 0, other: 0 };
  return {
    set(own: number, other: number): void {
      levels = { own, other };
      for (const tell of hearers) tell();
    },
    /** 0 to 1, in steps that can be seen. */
    level: (side: keyof typeof levels): number => Math.round(levels[side] * 20) / 20,
    subscribe(tell: () => void): () => void {
      hearers.add(tell);
      return () => hearers.delete(tell);
    },
  };
}

export type Meter = ReturnType<typeof createMeter>;
