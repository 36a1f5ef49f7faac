import type { JsonValue } from '@callwright/flow-schema';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What was asked for cannot be done as things stand; the answer says why, with what the asker needs to go on. */
export class Refused extends Error {
  readonly kind = 'user';
  override readonly name = 'Refused';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  /** What else the error says, such as the current version of what was stale. */
  readonly more: Readonly<Record<string, JsonValue>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    more: Readonly<Record<string, JsonValue>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.more = more;
  }

  /** The error as the API answers it. */
  body() {
    return { error: { ...this.more, code: this.code, message: this.message } };
  }
}
