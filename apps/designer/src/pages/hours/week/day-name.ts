/** The name of a day, 0 is Monday, in a language. 1 January 2024 was a Monday. */
export function dayName(day: number, language: string, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}
