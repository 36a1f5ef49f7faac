/** The second that a moment (ISO 8601) lies in, in milliseconds since 1970: the carrier's dates are whole seconds. */
export function wholeSecond(time: string): number {
  return Math.floor(Date.parse(time) / 1000) * 1000;
}
