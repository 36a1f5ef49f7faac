/** What is kept is written so long after the last change: writing a large flow takes as long as a frame. */
const REST_MILLISECONDS = 300;

/** Writes the newest value when changes rest, or at once when it is told to; null is written at once. */
export function createKeeper<Value>(
  write: (value: Value | null) => void,
  after: (milliseconds: number, act: () => void) => () => void,
): { keep(value: Value | null): void; flush(): void } {
  let waiting: { value: Value } | null = null;
  let cancel: () => void = () => {};
  const flush = (): void => {
    cancel();
    if (waiting !== null) write(waiting.value);
    waiting = null;
  };
  return {
    keep(value) {
      cancel();
      waiting = value === null ? null : { value };
      if (value === null) write(null);
      else cancel = after(REST_MILLISECONDS, flush);
    },
    flush,
  };
}
