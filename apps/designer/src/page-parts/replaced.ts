/** A record with one entry changed, taken out by null, or added at the end. The others and its own place stay, so that rows do not jump. */
export function replaced<Value>(record: Readonly<Record<string, Value>>, name: string, change: Value | null): Record<string, Value> {
  if (!Object.hasOwn(record, name)) return change === null ? { ...record } : { ...record, [name]: change };
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (key !== name ? [[key, value]] : change === null ? [] : [[key, change]])),
  );
}
