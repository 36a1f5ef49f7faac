/** Twilio's API refused a request, failed at it or could not be reached: the outside world's fault. */
export class CarrierError extends Error {
  readonly kind = 'outside';
  /** HTTP status; none when there was no answer. */
  readonly status: number | undefined;
  /** Twilio's own number of the error, where it gave one. */
  readonly code: number | undefined;
  /** The request may have taken effect all the same: ask before repeating what must not happen twice. */
  readonly mayHaveActed: boolean;
  /** The same request can succeed later. */
  readonly retryable: boolean;

  constructor(message: string, facts: Pick<CarrierError, 'status' | 'code' | 'mayHaveActed' | 'retryable'>, options: ErrorOptions) {
    super(message, options);
    this.name = 'CarrierError';
    this.status = facts.status;
    this.code = facts.code;
    this.mayHaveActed = facts.mayHaveActed;
    this.retryable = facts.retryable;
  }
}
