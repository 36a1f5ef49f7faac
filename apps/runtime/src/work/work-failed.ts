/** Work that a flow asked for came to nothing; the flow has an exit for it. */
export class WorkFailed extends Error {
  readonly kind = 'outside';
  override readonly name = 'WorkFailed';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
