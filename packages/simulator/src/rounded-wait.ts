/** A wait as people say it, at least as long: in half minutes, minutes, then fives. Seconds. */
export function roundedWait(seconds: number): number {
  const step = seconds <= 120 ? 30 : seconds <= 600 ? 60 : 300;
  return Math.max(30, Math.ceil(seconds / step) * step);
}
