import type { CallContext, Moment } from './call-context.ts';
import type { NamedJson } from './state-json.ts';

/** A named, pure question about a call, as the machine asks it. */
export interface GuardLogic {
  type: string;
  test(moment: Moment, params: unknown): boolean;
}

/** A named, pure change of what a call remembers, as the machine makes it. */
export interface ChangeLogic {
  type: string;
  apply(moment: Moment, params: unknown): Partial<CallContext>;
}

/** Calling a guard writes the JSON that a machine refers to it by. */
export interface Guard<P extends object> extends GuardLogic {
  (params: P): NamedJson;
}

/** Calling a change writes the JSON that a machine refers to it by. */
export interface Change<P extends object> extends ChangeLogic {
  (params: P): NamedJson;
}

/** Defines a guard. `type` begins with the node's type and a slash, so that names never collide. */
export function defineGuard<P extends object>(type: string, test: (moment: Moment, params: P) => boolean): Guard<P> {
  // the parameters come back from JSON that only this guard's own call wrote
  return Object.assign((params: P): NamedJson => ({ type, params }), {
    type,
    test: (moment: Moment, params: unknown) => test(moment, params as P),
  });
}

/** Defines a change of the call's memory; what it returns replaces those fields. */
export function defineChange<P extends object>(type: string, apply: (moment: Moment, params: P) => Partial<CallContext>): Change<P> {
  return Object.assign((params: P): NamedJson => ({ type, params }), {
    type,
    apply: (moment: Moment, params: unknown) => apply(moment, params as P),
  });
}
