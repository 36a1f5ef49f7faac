/**
 * A point from 0 to under 100 for a text: always the same one, and evenly spread over many texts.
 * FNV-1a of 32 bits (Fowler, Noll, Vo) over UTF-8, then the last mix of MurmurHash3: FNV alone leaves numbers that differ in the last digit near each other.
 */
export function pointOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((mixed(hash) >>> 0) / 2 ** 32) * 100;
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
