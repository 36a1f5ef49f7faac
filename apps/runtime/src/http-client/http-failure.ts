export type HttpFailureCode =
  | 'timed-out'
  | 'refused-address'
  | 'too-large'
  | 'too-deep'
  | 'unreachable'
  | 'bad-answer'
  | 'bad-request'
  | 'too-many-redirects';

/** A request that brought no answer. The message names method and host; what may be private or secret (path, query, headers, bodies) is left out. */
export class HttpFailure extends Error {
  readonly kind = 'outside';
  override readonly name = 'HttpFailure';
  readonly code: HttpFailureCode;

  constructor(code: HttpFailureCode, { method, url }: { method: string; url?: URL }, why: string, options?: ErrorOptions) {
    super(url === undefined ? `${method}: ${why}` : `${method} ${url.host}: ${why}`, options);
    this.code = code;
  }
}
