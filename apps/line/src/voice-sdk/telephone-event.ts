const KEYS = '0123456789*#';

/** The key of a packet of telephone events (RFC 4733), once it is released; null for a packet that tells of no end of a key. */
export function readKey(payload: Uint8Array): string | null {
  const [event = 255, flags = 0] = payload;
  const isEnd = (flags & 0x80) !== 0;
  return isEnd ? (KEYS[event] ?? null) : null;
}
