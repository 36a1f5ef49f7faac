const DAY_MILLISECONDS = 86_400_000;

/** When the day of a moment began in a time zone, ISO 8601. Where midnight is left out, the day begins with its first instant. */
export function startOfDay(now: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const day = format.format(now);
  // days begin and end once each, so the first instant is found by halving
  let [before, within] = [now - 2 * DAY_MILLISECONDS, now];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (format.format(middle) === day) within = middle;
    else before = middle;
  }
  return new Date(within).toISOString();
}

/** Whether a name is that of a time zone, such as Europe/Bucharest. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
