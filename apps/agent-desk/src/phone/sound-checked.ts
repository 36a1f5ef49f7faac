const KEY = 'callwright.sound-checked';

/** Whether microphone and speaker were tried in this browser, or trying them was put off. */
export function isSoundChecked(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

export function noteSoundChecked(): void {
  try {
    localStorage.setItem(KEY, new Date().toISOString());
  } catch {
    // a forbidden store: it is asked for no more, see above
  }
}
