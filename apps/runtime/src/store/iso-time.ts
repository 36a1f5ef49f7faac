/** Postgres writes times its own way; the rest of the product has ISO 8601. */
export function isoTime(time: string): string {
  return new Date(time).toISOString();
}
