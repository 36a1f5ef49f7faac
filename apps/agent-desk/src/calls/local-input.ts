const MINUTE = 60_000;

/** A moment as a field of a date and time takes it, in the zone of this browser: the next whole minute. */
export function localInput(moment: string): string {
  const at = new Date(Math.ceil(Date.parse(moment) / MINUTE) * MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
