const dayMs = 86_400_000;
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "14:02" today, "Mon 14:02" within six days, else "23 Nov 14:02". Both in milliseconds of the line's clock. */
export function messageTime(at: number, now: number): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time.format(at);
  const isNear = Math.abs(now - at) < 6 * dayMs;
  return `${(isNear ? weekday : date).format(at)} ${time.format(at)}`;
}
