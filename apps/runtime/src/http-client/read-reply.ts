import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import type { JsonValue } from '@callwright/flow-schema';
import type { HttpReply } from './http-client.ts';
import { HttpFailure } from './http-failure.ts';
import { isDeeperThan } from './is-deeper-than.ts';
import type { WireAnswer } from './send-request.ts';

type Unpack = (packed: Buffer, options: ZlibOptions) => Promise<Buffer>;

const unpackers = new Map<string, Unpack>([
  ['gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, ZlibOptions, Buffer>(inflate)],
  ['br', promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)],
]);

/** What an answer says. Throws `HttpFailure` when it is packed wrongly, unpacks to too much, or calls itself JSON and is not, or too deep. */
export async function readReply(answer: WireAnswer, { maxBytes, maxDepth }: { maxBytes: number; maxDepth: number }): Promise<HttpReply> {
  const given = answer.headers['content-type'] ?? '';
  const contentType = given.replace(/;.*/s, '').trim().toLowerCase();
  const text = decode(await unpack(answer, maxBytes), /charset="?([^\s";]+)/i.exec(given)?.[1]);
  return { status: answer.status, contentType, json: readJson(text, contentType, answer, maxDepth), text };
}

async function unpack({ sent, headers, body }: WireAnswer, maxBytes: number): Promise<Buffer> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity' || body.length === 0) return body;
  const unpacker = unpackers.get(encoding);
  if (unpacker === undefined) throw new HttpFailure('bad-answer', sent, 'the answer is packed in a way that was not asked for');
  try {
    return await unpacker(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError)
      throw new HttpFailure('too-large', sent, `the answer unpacks to over ${maxBytes} bytes`, { cause: error });
    throw new HttpFailure('bad-answer', sent, 'the answer cannot be unpacked', { cause: error });
  }
}

function decode(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Scripts send JSON under many a name, so whatever looks like it is tried; only what is called JSON must be JSON. */
function readJson(text: string, contentType: string, { sent, status }: WireAnswer, maxDepth: number): JsonValue | null {
  const declared = /[/+]json$/.test(contentType);
  if (!declared && !/^\s*[[{]/.test(text)) return null;
  if (isDeeperThan(text, maxDepth)) {
    if (declared) throw new HttpFailure('too-deep', sent, `the JSON of the answer nests more than ${maxDepth} levels`);
    return null;
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // no cause: the parser quotes the answer, which belongs into no log
    if (declared && status < 400 && text.trim() !== '')
      throw new HttpFailure('bad-answer', sent, 'the answer calls itself JSON and is not');
    return null;
  }
}
