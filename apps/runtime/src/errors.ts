/** The author or the caller did something that cannot be done; the message says what to do instead. */
export class UserError extends Error {
  readonly kind = 'user';
  override readonly name = 'UserError';
}

/** Our own mistake: it is logged with all it carries, and the caller still hears words. */
export class UnexpectedError extends Error {
  readonly kind = 'bug';
  override readonly name = 'UnexpectedError';
}
