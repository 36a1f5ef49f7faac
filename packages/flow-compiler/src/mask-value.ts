const SHORTEST_CARD = 12;

/** A value as somebody without the right sees it: of a card number the last four digits (PCI DSS 3.4), of anything shorter nothing. */
export function maskValue(value: unknown): string {
  const text = String(value ?? '');
  const shown = text.length >= SHORTEST_CARD && /^\d+$/.test(text) ? text.slice(-4) : '';
  return shown.padStart(text.length, '•');
}
