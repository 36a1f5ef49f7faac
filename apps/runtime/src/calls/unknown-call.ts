/** A webhook names a call that was never begun here. */
export class UnknownCall extends Error {
  readonly kind = 'user';

  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
    this.name = 'UnknownCall';
  }
}
