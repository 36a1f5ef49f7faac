export type Fetch = typeof globalThis.fetch;

export interface ServerAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** A request that got no answer. */
export interface NoAnswer {
  failure: unknown;
}

const PATIENCE_MILLISECONDS = 10_000;

/** One request without following redirects. That nobody answers is a value too. */
export async function askServer(fetch: Fetch, url: string, init: RequestInit = {}): Promise<ServerAnswer | NoAnswer> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (failure) {
    return { failure };
  }
}

/** An empty form, as Twilio posts forms. */
export function emptyForm(headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } };
}
