/** A whole number for Twilio: rounded up, between `least` and `most`. What is no number counts as `least`. */
export function roundUp(value: number, least = 1, most = 86_400): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, Math.ceil(value)));
}
