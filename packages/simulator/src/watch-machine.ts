import type { CallContext, CallMachine } from '@callwright/flow-compiler';

type MachineState = ReturnType<CallMachine['initial']>;

/** The same machine, with its memory shown at every moment at which it does something: also what is forgotten again within a step. */
export function watchMachine(machine: CallMachine, see: (memory: CallContext) => void): CallMachine {
  const watched = (state: MachineState): MachineState => ({
    ...state,
    next(event) {
      const { state: next, actions } = state.next(event);
      for (const { context } of actions) see(context);
      see(next.context);
      return { state: watched(next), actions };
    },
  });
  return {
    ...machine,
    initial: () => watched(machine.initial()),
    inherit: (memory) => watched(machine.inherit(memory)),
    restore: (stored) => watched(machine.restore(stored)),
  };
}
