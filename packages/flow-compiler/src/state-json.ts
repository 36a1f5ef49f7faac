import type { CallContext } from './call-context.ts';
import type { CallHappening } from './call-event.ts';

/** A named thing with its parameters: an action, or a guard. */
export interface NamedJson {
  type: string;
  /** JSON values only. */
  params?: object;
}

export interface TransitionJson {
  target?: string;
  guard?: NamedJson;
  actions?: NamedJson[];
  reenter?: boolean;
}

/** The JSON-only part of an XState state that nodes compile to. */
export interface StateJson {
  type?: 'final';
  description?: string;
  initial?: string;
  states?: Record<string, StateJson>;
  entry?: NamedJson[];
  exit?: NamedJson[];
  on?: Partial<Record<CallHappening['type'], TransitionJson[]>>;
  always?: TransitionJson[];
}

/** A whole flow as XState takes it: no functions, so it survives a round trip through JSON. */
export interface MachineJson {
  id: string;
  description: string;
  initial: string;
  context: CallContext;
  entry: NamedJson[];
  on: Partial<Record<CallHappening['type'], TransitionJson[]>>;
  states: Record<string, StateJson>;
}
