import type { JsonValue } from '@callwright/flow-schema';

export const digitFormats = ['plain', 'phone', 'date', 'time', 'amount', 'card', 'pattern'] as const;
export type DigitFormat = (typeof digitFormats)[number];

/** Reads keyed digits in a format. Null when they are none of it. `*` stands for the decimal point of an amount. */
export function readDigits(format: DigitFormat, digits: string, pattern: string | undefined): JsonValue {
  return readers[format](digits, pattern);
}

const readers: Record<DigitFormat, (digits: string, pattern: string | undefined) => JsonValue> = {
  plain: (digits) => (/^\d+$/.test(digits) ? digits : null),
  phone: (digits) => (/^\d{6,15}$/.test(digits) ? digits : null),
  date: (digits) => (/^\d{8}$/.test(digits) ? readDate(digits) : null),
  time: (digits) => (/^([01]\d|2[0-3])[0-5]\d$/.test(digits) ? `${digits.slice(0, 2)}:${digits.slice(2)}` : null),
  amount: (digits) => (/^\d{1,12}(\*\d{1,2})?$/.test(digits) ? Number(digits.replace('*', '.')) : null),
  card: (digits) => (/^\d{12,19}$/.test(digits) && passesLuhn(digits) ? digits : null),
  pattern: (digits, pattern) => (pattern !== undefined && fitsPattern(digits, pattern) ? digits : null),
};

/** Day, month, year as eight keys; a day that no calendar has is refused. */
function readDate(digits: string): string | null {
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : null;
}

/** The check digit of payment cards: Luhn, ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + doubled(Number(digit), index % 2 === 1), 0);
  return sum % 10 === 0;
}

function doubled(digit: number, double: boolean): number {
  if (!double) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

/** In a pattern `?` stands for any digit and a digit for itself. */
function fitsPattern(digits: string, pattern: string): boolean {
  return (
    digits.length === pattern.length &&
    [...pattern].every((expected, index) => (expected === '?' ? /\d/.test(digits[index] ?? '') : digits[index] === expected))
  );
}
