const LEAST_DIGITS = 5;

/** What is searched: a phone as people write it, "0721 000 111", is found by its digits, without the zeros that it begins with in its country. */
export function searchText(typed: string): string {
  const text = typed.trim();
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return /^[+\d\s().-]+$/.test(text) && digits.length >= LEAST_DIGITS ? digits : text;
}
