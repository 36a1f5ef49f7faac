import {
  bindingsOf,
  type CallHappening,
  compileFlow,
  createCallMachine,
  type Inherited,
  startCall,
  stepCall,
  verifyFlow,
} from '@callwright/flow-compiler';
import { environmentSchema, type Flow, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from './registry.gen.ts';

const bindings = bindingsOf(() => environmentSchema.parse({}));
const at = '2026-01-05T09:00:00Z';

/** A flow for the tests of a node, where no name is bound: what is wrong in it, and calls to it. `others` are its modules and wait flows. Throws where it is no flow. */
export function flowUnderTest(parts: object, others: Readonly<Record<string, object>> = {}) {
  const flow = flowOf('tested', parts);
  const modules = Object.fromEntries(Object.entries(others).map(([id, other]) => [id, flowOf(id, other)]));
  const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry, modules);
  const proved = json === null ? [] : verifyFlow(flow, json, nodeRegistry, { modules });
  return {
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    verified: proved.map(({ code }) => code),
    /** A call that has come to where it waits for the caller or for work, and what it goes on to. */
    call(from = '+40721000111', inherited: Inherited = {}) {
      if (json === null) throw new Error(JSON.stringify(diagnostics));
      const machine = createCallMachine(flow, json, nodeRegistry);
      const step = startCall(machine, { type: 'call.started', callSid: 'CA1', from, to: '+15005550006', at }, bindings, inherited);
      let { snapshot } = step;
      return {
        step,
        next(happening: CallHappening) {
          const next = stepCall(machine, snapshot, { ...happening, at }, bindings);
          snapshot = next.snapshot;
          return next;
        },
      };
    },
  };
}

function flowOf(id: string, parts: object): Flow {
  const { flow, diagnostics } = parseFlowDocument({ formatVersion: 1, id, kind: 'call', title: 'Tested', languages: ['en-US'], ...parts });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}
