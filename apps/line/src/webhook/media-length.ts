import { parseBuffer } from 'music-metadata';
import type { Work } from '../clock/work.ts';
import { connectionLimits } from './connection-limits.ts';
import { CookieJar } from './cookie-jar.ts';
import { sendSigned } from './follow-redirects.ts';
import { HttpFailure, readFailure } from './http-failure.ts';

/** The longest answer that the line reads. */
export const MEDIA_BYTES = 40 * 1024 * 1024;
const AUDIO_TYPES = /^(audio\/|application\/octet-stream)/i;

interface Deps {
  authToken: string;
  work: Work;
  signal: AbortSignal;
}

/** Fetches an audio file and measures it, in seconds. Rejects with an HttpFailure: 11200 and kin, or 13420 for what is no audio. */
export function mediaLength(url: string, deps: Deps): Promise<number> {
  const fetched = fetchLength(url, deps).catch((error: unknown) => {
    const failure = readFailure(error, true);
    failure.media = url;
    throw failure;
  });
  return deps.work.track(fetched);
}

/** The length of audio in seconds; 13420 when nothing can be read of it. */
export async function audioSeconds(body: Buffer, contentType: string | null): Promise<number> {
  try {
    const { format } = await parseBuffer(body, contentType ?? undefined, { duration: true, skipCovers: true });
    if (format.duration !== undefined && Number.isFinite(format.duration)) return format.duration;
  } catch (cause) {
    throw new HttpFailure(13420, 'rt', 'the file is no audio that can be read', { cause });
  }
  throw new HttpFailure(13420, 'rt', 'the file is no audio whose length can be read');
}

async function fetchLength(url: string, { authToken, signal }: Deps): Promise<number> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new HttpFailure(11100, 'ct', `"${url}" is no http or https address`);
  const target = new URL(url);
  const limits = { ...connectionLimits(target.hash), bytes: MEDIA_BYTES };
  const reply = await sendSigned(
    { method: 'GET', url: target, form: {}, token: null },
    { authToken, cookies: new CookieJar(), limits, signal },
  );
  if (reply.status < 200 || reply.status > 299) throw new HttpFailure(11200, 'rt', `${url} answered ${reply.status}`);
  const contentType = reply.headers['content-type'] ?? null;
  if (contentType === null || !AUDIO_TYPES.test(contentType)) {
    throw new HttpFailure(13420, 'rt', `${url} is "${contentType ?? 'nothing'}", not audio`);
  }
  if (reply.cut) throw new HttpFailure(11200, 'rt', `${url} is longer than ${MEDIA_BYTES} bytes`);
  return audioSeconds(reply.body, contentType);
}
