import { type Diagnostic, type Flow, hasErrors } from '@callwright/flow-schema';
import { backState } from './back-state.ts';
import { blankMemory } from './blank-memory.ts';
import { beginCall, forgiveCount } from './built-in-logic.ts';
import { checkFlow } from './check-flow.ts';
import { checkModules } from './check-modules.ts';
import { compileNodes } from './compile-nodes.ts';
import type { PreparedNode, Registry } from './define-node.ts';
import { emit } from './emit.ts';
import { joinLine, meetAgent } from './line-logic.ts';
import { unwind } from './module-logic.ts';
import { type AskedNode, BACK_STATE, ENDED_STATE, FAILED_STATE, MACHINE_ID, type Modules, type Place, targetOf } from './place.ts';
import { prepareNodes } from './prepare-nodes.ts';
import type { MachineJson } from './state-json.ts';

export interface CompiledFlow {
  /** Null while the flow has errors. */
  machine: MachineJson | null;
  diagnostics: Diagnostic[];
}

/** Turns a flow and the modules that it uses into the JSON of an XState machine. All problems are collected, none is thrown. */
export function compileFlow(flow: Flow, registry: Registry, modules: Modules = {}): CompiledFlow {
  const { nodes, diagnostics: configProblems } = prepareNodes(flow, registry);
  const diagnostics = [...configProblems, ...checkFlow(flow, registry, nodes, modules), ...checkModules(flow, registry, modules)];
  return { machine: hasErrors(diagnostics) ? null : buildMachine(flow, registry, nodes, modules), diagnostics };
}

function buildMachine(flow: Flow, registry: Registry, nodes: ReadonlyMap<string, PreparedNode>, modules: Modules): MachineJson {
  const asking: AskedNode[] = [];
  const place: Place = {
    flow,
    root: flow,
    path: [],
    states: [],
    depth: 0,
    keys: null,
    // a wait flow by itself, as when it is verified or tried, ends where it leaves the line
    leaveLine: flow.kind === 'wait' ? () => ({ target: `#${MACHINE_ID}.${ENDED_STATE}`, actions: [emit.hangUp()] }) : null,
    modules,
    registry,
    way: null,
    compileNodes,
    onAsked: (asked) => asking.push(asked),
  };
  const states = compileNodes(place, nodes);
  const start = targetOf(place, flow.start);
  const offered = flow.kind === 'survey' ? [emit.order('survey.offer', {})] : [];
  return {
    id: MACHINE_ID,
    description: flow.title,
    initial: '$start',
    context: { ...blankMemory, language: flow.languages[0] ?? '' },
    entry: [],
    on: {
      'flow.failed': [{ target: `.${onErrorState(flow)}`, actions: [unwind({ depth: 0 }), forgiveCount({})] }],
      ...(flow.kind === 'wait' && lineAlone),
    },
    states: {
      $start: {
        on: {
          'call.started': [
            { target: start, actions: [beginCall({}), ...(flow.kind === 'wait' ? [joinLine({ queue: '', node: '' })] : []), ...offered] },
          ],
          'flow.entered': [{ target: start, ...(offered.length > 0 && { actions: offered }) }],
        },
      },
      ...states,
      [BACK_STATE]: backState(start, asking),
      [FAILED_STATE]: { type: 'final', entry: [emit.apologise(), emit.hangUp()] },
      ...(flow.kind === 'wait' && {
        [TAKEN_STATE]: { type: 'final' as const, entry: [emit.order('line.joined', {}), emit.joinAgent(false)] },
      }),
      [ENDED_STATE]: { type: 'final' },
    },
  };
}

const TAKEN_STATE = '$taken';

/** What the line does to a caller in a wait flow that no queue is around. */
const lineAlone: MachineJson['on'] = {
  'line.taken': [{ target: `.${TAKEN_STATE}`, actions: [unwind({ depth: 0 }), meetAgent({})] }],
  'line.left': [{ target: `.${ENDED_STATE}`, actions: [unwind({ depth: 0 }), emit.hangUp()] }],
};

function onErrorState(flow: Flow): string {
  return flow.onError !== undefined && Object.hasOwn(flow.nodes, flow.onError) ? flow.onError : FAILED_STATE;
}
