/** Seconds from "4:20", "1:02:00" or "260"; undefined for what is no time, null for nothing. */
export function parseClock(text: string): number | null | undefined {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d+(:[0-5]?\d){0,2}$/.test(written)) return undefined;
  return written.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
