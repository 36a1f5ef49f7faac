/** A webhook's form is not one that Twilio sends: the sender's fault, to be answered with 400. */
export class WebhookError extends Error {
  readonly kind = 'user';
  /** The form's field at fault. */
  readonly field: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super(`${field}: ${message}`, options);
    this.name = 'WebhookError';
    this.field = field;
  }
}
