import type { NumberTerm } from '../speech-language.ts';

/** One number of those that were said; "twenty three forty" has two. */
export interface Cardinal {
  /** As digits, leading zeros kept; null for what is not whole. */
  text: string | null;
  value: number;
}

/** Puts terms together into as few numbers as their sizes allow; null where "double" has nothing to double. */
export function cardinals(terms: readonly NumberTerm[]): Cardinal[] | null {
  const reader = new CardinalReader();
  return terms.every((term, index) => reader.read(term, terms[index + 1])) ? reader.finish() : null;
}

class CardinalReader {
  readonly #done: Cardinal[] = [];
  #thousands = 0;
  #current: number | null = null;
  #numeral: string | null = null;
  /** What may still be added is less than this. */
  #room = Infinity;
  #multiplier = Infinity;
  #repeat = 1;

  /** False where the term makes no sense here. */
  read(term: NumberTerm, next: NumberTerm | undefined): boolean {
    if (this.#repeat > 1) return this.#repeated(term);
    if (term.kind === 'value') this.#add(term.value);
    else if (term.kind === 'numeral') this.#addNumeral(term.text);
    else if (term.kind === 'multiplier') this.#multiply(term.value);
    else if (term.kind === 'many-of') this.#manyOf(term.value);
    else if (term.kind === 'decimal' || term.kind === 'half') this.#start(term.value);
    else if (term.kind === 'and-part' && this.#current !== null) this.#current += term.value;
    else if (term.kind === 'one-before-multiplier' && next?.kind === 'multiplier') this.#add(1);
    else if (term.kind === 'separator' || term.kind === 'minus') this.#close();
    else if (term.kind === 'repeat') this.#repeat = term.value;
    return true;
  }

  finish(): Cardinal[] | null {
    this.#close();
    return this.#repeat > 1 ? null : this.#done;
  }

  #add(value: number): void {
    if (value >= this.#room || value === 0) this.#close();
    this.#current = (this.#current ?? 0) + value;
    this.#room = roomAfter(value);
  }

  #addNumeral(text: string): void {
    const value = Number(text);
    if (this.#room === Infinity || value >= this.#room || text.startsWith('0')) this.#start(value, text);
    else this.#current = (this.#current ?? 0) + value;
    this.#room = 0;
  }

  #multiply(by: number): void {
    if (by === 100) this.#multiplyByHundred();
    else {
      const times = this.#current ?? 1;
      this.#current = null;
      if (by >= this.#multiplier) this.#close();
      this.#thousands += times * by;
      this.#multiplier = by;
      this.#room = 1000;
    }
    this.#numeral = null;
  }

  /** In "two hundred three hundred" the three begins a number of its own. */
  #multiplyByHundred(): void {
    const times = (this.#current ?? 0) % 100;
    const before = (this.#current ?? 0) - times;
    this.#current = before > 0 ? before : null;
    if (before > 0) this.#close();
    this.#current = (times > 0 ? times : 1) * 100;
    this.#room = 100;
  }

  #manyOf(digit: number): void {
    const count = this.#current ?? 1;
    const isCount = this.#thousands === 0 && count >= 2 && count <= 4;
    if (isCount) this.#forget();
    this.#alone(String(digit).repeat(isCount ? count : 1), digit);
  }

  #repeated(term: NumberTerm): boolean {
    const digit = term.kind === 'value' || term.kind === 'sounds-like' ? String(term.value) : term.kind === 'numeral' ? term.text : '';
    if (!/^\d$/.test(digit)) return false;
    this.#alone(digit.repeat(this.#repeat), Number(digit));
    this.#repeat = 1;
    return true;
  }

  #alone(text: string | null, value: number): void {
    this.#close();
    this.#done.push({ text, value });
  }

  #start(value: number, numeral: string | null = null): void {
    this.#close();
    this.#current = value;
    this.#numeral = numeral;
    this.#room = 0;
  }

  #close(): void {
    const value = this.#thousands + (this.#current ?? 0);
    const isOpen = this.#current !== null || this.#thousands > 0;
    if (isOpen) this.#done.push({ text: this.#numeral ?? (Number.isSafeInteger(value) ? String(value) : null), value });
    this.#forget();
  }

  #forget(): void {
    this.#thousands = 0;
    this.#current = null;
    this.#numeral = null;
    this.#room = Infinity;
    this.#multiplier = Infinity;
  }
}

/** After hundreds come tens, after tens units, after units and teens nothing. */
function roomAfter(value: number): number {
  if (value >= 100) return 100;
  return value >= 20 ? 10 : 0;
}
