import { type Diagnostic, type Flow, hasErrors } from '@callwright/flow-schema';
import { beginCall, countNode, forgiveCount } from './built-in-logic.ts';
import { checkFlow } from './check-flow.ts';
import { checkLogicNames } from './check-logic-names.ts';
import { BACK_STATE, backState, createCompileContext, FAILED_STATE, MACHINE_ID, targetOf } from './compile-context.ts';
import type { PreparedNode, Registry } from './define-node.ts';
import { emit } from './emit.ts';
import { prepareNodes } from './prepare-nodes.ts';
import type { MachineJson, StateJson } from './state-json.ts';

export interface CompiledFlow {
  /** Null while the flow has errors. */
  machine: MachineJson | null;
  diagnostics: Diagnostic[];
}

/** Turns a flow into the JSON of an XState machine. All problems are collected, none is thrown. */
export function compileFlow(flow: Flow, registry: Registry): CompiledFlow {
  const { nodes, diagnostics: configProblems } = prepareNodes(flow, registry);
  const diagnostics = [...configProblems, ...checkFlow(flow, registry, nodes)];
  return { machine: hasErrors(diagnostics) ? null : buildMachine(flow, registry, nodes), diagnostics };
}

function buildMachine(flow: Flow, registry: Registry, nodes: ReadonlyMap<string, PreparedNode>): MachineJson {
  const asking: string[] = [];
  const states = [...nodes].map(([id, node]): [string, StateJson] => {
    const compiled = node.compile(createCompileContext(flow, id, node.exits, (asked) => asking.push(asked)));
    const definition = registry[flow.nodes[id]?.type ?? ''];
    if (definition !== undefined) checkLogicNames(definition, compiled);
    return [id, withNodeEntry(id, flow.nodes[id]?.title, compiled)];
  });
  return {
    id: MACHINE_ID,
    description: flow.title,
    initial: '$start',
    context: {
      call: { sid: '', from: '', to: '', startedAt: '' },
      language: flow.languages[0] ?? '',
      answers: {},
      nodesEntered: 0,
      asked: [],
      counters: {},
      understood: null,
    },
    entry: [],
    on: { 'flow.failed': [{ target: `.${onErrorState(flow)}`, actions: [forgiveCount({})] }] },
    states: {
      $start: { on: { 'call.started': [{ target: targetOf(flow, flow.start), actions: [beginCall({})] }] } },
      ...Object.fromEntries(states),
      [BACK_STATE]: backState(flow, asking),
      [FAILED_STATE]: { type: 'final', entry: [emit.apologise(), emit.hangUp()] },
    },
  };
}

function withNodeEntry(id: string, title: string | undefined, state: StateJson): StateJson {
  return { ...state, ...(title !== undefined && { description: title }), entry: [countNode({}), emit.entered(id), ...(state.entry ?? [])] };
}

function onErrorState(flow: Flow): string {
  return flow.onError !== undefined && Object.hasOwn(flow.nodes, flow.onError) ? flow.onError : FAILED_STATE;
}
