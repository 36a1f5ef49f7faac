import type { JsonValue } from '@callwright/flow-schema';

export interface HttpClient {
  /**
   * Sends a request, follows its redirects and gives the answer whatever its status. Rejects with `HttpFailure` when there is none to give,
   * and with the signal's reason once that is aborted.
   */
  request(wanted: WantedRequest, signal?: AbortSignal): Promise<HttpReply>;
}

export interface WantedRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** For one try: name look-up, redirects and the whole body included. All tries together are bounded by the signal. */
  timeoutMs: number;
  /** Further tries after an endpoint that was not reached, was too slow or is busy. Leave it 0 where doing the request twice does harm. */
  retries: number;
}

export interface HttpReply {
  status: number;
  /** In lower case, without parameters; empty where the answer names none. */
  contentType: string;
  /** Null where the text is not JSON. */
  json: JsonValue | null;
  text: string;
}
