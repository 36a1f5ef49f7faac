import { bindingsOf, type CallHappening, compileFlow, createCallMachine, startCall, stepCall } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from './registry.gen.ts';

const bindings = bindingsOf(() => environmentSchema.parse({}));
const at = '2026-01-05T09:00:00Z';

/** A flow for the tests of a node, where no name is bound: what is wrong in it, and calls to it. Throws where it is no flow. */
export function flowUnderTest(parts: object) {
  const { flow } = parseFlowDocument({ formatVersion: 1, id: 'tested', kind: 'call', title: 'Tested', languages: ['en-US'], ...parts });
  if (flow === null) throw new Error('no flow');
  const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry);
  return {
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    /** A call that has come to where it waits for the caller or for work, and what it goes on to. */
    call(from = '+40721000111') {
      if (json === null) throw new Error(JSON.stringify(diagnostics));
      const machine = createCallMachine(flow, json, nodeRegistry);
      const step = startCall(machine, { type: 'call.started', callSid: 'CA1', from, to: '+15005550006', at }, bindings);
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
