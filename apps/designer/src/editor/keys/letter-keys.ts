const KEPT = 'callwright.letter-keys';

/** Whether single letters are switched off: speech input and some keyboards press them by themselves. */
export function lettersAreOff(): boolean {
  return localStorage.getItem(KEPT) === 'off';
}

/** Switches single letters on or off, for this browser. */
export function switchLetters(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off');
}
