import type { IncomingMessage } from 'node:http';
import { HttpFailure } from './http-failure.ts';

const FIRST_BYTES = 16_384;

/** The whole body of an answer. Rejects with `too-large` as soon as it is longer than the limit, and with Node's error when it breaks off. */
export async function collectBody(response: IncomingMessage, maxBytes: number, sent: { method: string; url: URL }): Promise<Buffer> {
  // one growing buffer: a million pieces of one byte, kept apart, would take a hundred times their size
  let body = Buffer.alloc(FIRST_BYTES);
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    const needed = length + piece.length;
    if (needed > maxBytes) throw new HttpFailure('too-large', sent, `the answer is over ${maxBytes} bytes`);
    if (needed > body.length) body = Buffer.concat([body], Math.max(needed, body.length * 2));
    piece.copy(body, length);
    length = needed;
  }
  return body.subarray(0, length);
}
