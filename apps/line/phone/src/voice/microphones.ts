const storageKey = 'callwright.microphones';

/** The phones of this tab whose microphone is switched on; none at first. */
export function loadMicrophones(storage: Storage): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((number) => typeof number === 'string') : []);
  } catch {
    return new Set();
  }
}

export function keepMicrophones(numbers: ReadonlySet<string>, storage: Storage): void {
  storage.setItem(storageKey, JSON.stringify([...numbers]));
}
