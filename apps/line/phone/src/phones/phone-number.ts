/** "+37322800800" as people read it, "+373 22 800 800". What is no number in E.164 stays as it is. */
export function formatNumber(number: string): string {
  const digits = /^\+(\d{6,15})$/.exec(number)?.[1];
  if (digits === undefined) return number.replace(/^client:/, '');
  const country = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${country} ${groups(digits.slice(country.length)).join(' ')}`;
}

/** What a person typed, as E.164 where it can be: spaces and brackets go, 00 becomes +, a long number without + gets one. */
export function normaliseNumber(typed: string): string {
  const bare = typed.trim().replace(/[\s().\-\u00a0]/g, '');
  if (/^00\d{6,}$/.test(bare)) return `+${bare.slice(2)}`;
  return /^\d{7,15}$/.test(bare) ? `+${bare}` : bare;
}

export const isNumber = (number: string): boolean => /^\+\d{6,15}$/.test(number) || /^client:\S+$/.test(number);

/** A mobile number of Moldova that a phone of this page can hold; no real call ever goes to it. */
export function inventNumber(taken: readonly string[], random: () => number = Math.random): string {
  for (;;) {
    const number = `+37360${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`;
    if (!taken.includes(number)) return number;
  }
}

/** Groups of three, the odd ones first, never a single digit: 22 800 800, 310 000 222, 555 010 1234. */
function groups(digits: string): string[] {
  const found: string[] = [];
  let rest = digits;
  if (rest.length % 3 === 1 && rest.length >= 4) {
    found.unshift(rest.slice(-4));
    rest = rest.slice(0, -4);
  }
  while (rest.length > 0) {
    found.unshift(rest.slice(-3));
    rest = rest.slice(0, -3);
  }
  return found;
}
