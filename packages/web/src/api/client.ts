import type { AppType } from '@callwright/runtime';
import { hc } from 'hono/client';
import { ApiError, ConnectionLost } from './api-error.ts';

/** The runtime's routes, typed by the runtime itself. */
export const api = hc<AppType>('/', { init: { credentials: 'same-origin' } }).api;

interface Answer {
  ok: boolean;
  status: number;
  json(): Promise<unknown>;
}

/** What an answer says when it is not refused. */
type Good<Got extends Answer> = Exclude<Awaited<ReturnType<Got['json']>>, { error: unknown }>;

/**
 * Awaits an answer of the API.
 * @throws ApiError what the server refused, ConnectionLost when it did not answer
 */
export async function answered<Got extends Answer>(request: Promise<Got>): Promise<Good<Got>> {
  const answer = await request.catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  if (answer.status === 204) return undefined as Good<Got>;
  const body: unknown = await answer.json().catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  if (answer.ok) return body as Good<Got>;
  throw refusalOf(answer.status, body);
}

function refusalOf(status: number, body: unknown): ApiError {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (typeof error !== 'object' || error === null) return new ApiError(status, 'unknown', `The server answered ${status}.`);
  const { code = 'unknown', message = `The server answered ${status}.` } = error as { code?: string; message?: string };
  return new ApiError(status, code, wordsOf(code, message), { ...error });
}

let wordsOf = (_code: string, message: string): string => message;

/** From now on refusals are told in these words: those of the page's language, where it has some for a code. */
export function tellRefusalsIn(words: (code: string, message: string) => string): void {
  wordsOf = words;
}
