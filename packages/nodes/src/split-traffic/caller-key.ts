import { type CallContext, isWithheld } from '@callwright/flow-compiler';

/** What tells a caller from others, call after call: his number; where that is withheld, only the call itself. */
export function callerKey({ from, sid }: CallContext['call']): string {
  return isWithheld(from) ? sid : from;
}
