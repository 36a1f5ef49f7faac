import fc from 'fast-check';

/** What breaks programs that trust their input: NUL, halves of pairs, markup, templates, names of prototypes, numbers that are none, and length. */
const nasty = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202e\u0301\u200b',
  '\ufffe\uffff',
  '🙂'.repeat(300),
  '<Say>Hi</Say><!--',
  ']]>&amp;&#0;',
  '{{ call }}{% for i in (1..100000) %}x{% endfor %}',
  "'; drop table sessions; --",
  '%00%ff%',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e309',
  '0x10',
  '٤٢',
  '99999999999999999999999',
  '0000-01-01T00:00:00Z',
  '2026-02-30T25:61:61Z',
  'line\r\nbreak: yes',
  'x'.repeat(5000),
];

/** A text that somebody might send to do harm, or by mistake. */
export function hostileText(): fc.Arbitrary<string> {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
  return fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 30 }), units);
}

/** A text as a part of an address. Halves of pairs have no encoding. */
export function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Any JSON, some of it deep, some of it with hostile texts. */
export function hostileJson(): fc.Arbitrary<unknown> {
  const deep = fc.integer({ min: 1, max: 4000 }).map((levels) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)));
  const numbers = fc.constantFrom(0, -1, 1.5, 2 ** 53, -(2 ** 31), 1e308);
  return fc.oneof(
    hostileText(),
    numbers,
    fc.boolean(),
    fc.constant(null),
    fc.array(hostileText(), { maxLength: 3 }),
    fc.dictionary(hostileText(), fc.oneof(hostileText(), numbers), { maxKeys: 3 }),
    { weight: 1, arbitrary: deep },
  );
}

/** A document with a few places changed: values replaced, fields taken away, added or named anew, lists grown. Depth is found by chance. */
export function mutated(document: unknown, most = 4): fc.Arbitrary<unknown> {
  return fc.array(mutation(), { minLength: 1, maxLength: most }).map((mutations) => mutations.reduce(apply, structuredClone(document)));
}

interface Mutation {
  /** Which child is gone into, level by level, in shares of the children; the last one is changed. */
  path: number[];
  kind: 'replace' | 'remove' | 'add' | 'rename' | 'repeat' | 'swap';
  name: string;
  value: unknown;
}

function mutation(): fc.Arbitrary<Mutation> {
  return fc.record({
    path: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 6 }),
    kind: fc.constantFrom('replace', 'remove', 'add', 'rename', 'repeat', 'swap'),
    name: hostileText(),
    value: hostileJson(),
  });
}

function apply(document: unknown, { path, ...change }: Mutation): unknown {
  const [share = 0, ...deeper] = path;
  if (typeof document !== 'object' || document === null) return change.value;
  const keys = Object.keys(document);
  const key = keys[Math.floor(share * keys.length)];
  if (key === undefined) return change.kind === 'add' ? with_(document, change.name, change.value) : document;
  const child = Object(document)[key];
  if (deeper.length > 0 && typeof child === 'object' && child !== null)
    return with_(document, key, apply(child, { path: deeper, ...change }));
  return changed(document, key, change);
}

function changed(document: object, key: string, { kind, name, value }: Omit<Mutation, 'path'>): unknown {
  const before = Object(document)[key];
  if (kind === 'replace') return with_(document, key, value);
  if (kind === 'add') return with_(document, name, value);
  if (kind === 'swap') return with_(document, key, Object.values(document).at(-1));
  if (Array.isArray(document)) {
    const at = Number(key);
    return kind === 'remove'
      ? document.toSpliced(at, 1)
      : document.flatMap((item, index) => (index === at ? Array(20).fill(item) : [item]));
  }
  const rest = Object.fromEntries(Object.entries(document).filter(([one]) => one !== key));
  return kind === 'remove' ? rest : with_(rest, kind === 'rename' ? name : `${key}-2`, before);
}

function with_(document: object, key: string, value: unknown): unknown {
  if (Array.isArray(document)) return document.map((item, index) => (String(index) === key ? value : item));
  // a field of this name is set like any other
  return Object.defineProperty({ ...document }, key, { value, enumerable: true, configurable: true, writable: true });
}
