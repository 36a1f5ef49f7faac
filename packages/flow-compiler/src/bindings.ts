import type { Environment } from '@callwright/flow-schema';

/** What the names in a flow stand for where the call runs. */
export interface Bindings {
  /** The E.164 number for a name; a number stands for itself; undefined when the name is not bound. */
  numberOf(name: string): string | undefined;
  callerIdOf(name: string): string | undefined;
  /** The address of an endpoint, without what a flow adds to it. */
  endpointOf(name: string): string | undefined;
}

/** The bindings of an environment. It is asked anew each time, so a change binds at once. */
export function bindingsOf(current: () => Environment): Bindings {
  return {
    numberOf: (name) => bound(current().phones, name),
    callerIdOf: (name) => bound(current().callerIds, name),
    endpointOf: (name) => own(current().endpoints, name),
  };
}

function bound(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return name.startsWith('+') ? name : own(names, name);
}

function own(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
