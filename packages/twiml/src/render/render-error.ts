/** A flow asks for something that no TwiML can say. The flow's author can mend it; the call goes where the flow's `onError` leads. */
export class RenderError extends Error {
  readonly kind = 'user';
  /** The verb at fault, or `document`. */
  readonly place: string;

  constructor(place: string, message: string, options?: ErrorOptions) {
    super(`${place}: ${message}`, options);
    this.name = 'RenderError';
    this.place = place;
  }
}
