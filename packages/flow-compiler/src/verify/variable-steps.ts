import type { Registry } from '../define-node.ts';
import { leaveModule } from '../module-logic.ts';
import type { NamedJson } from '../state-json.ts';
import type { FlowGraph, GraphState, Way } from './flow-graph.ts';
import type { NodeReads } from './node-reads.ts';
import { type Rows, readRows, textsIn } from './read-params.ts';
import { type Effect, effectsOf } from './variable-effects.ts';

export interface Read {
  variable: string;
  path: (string | number)[];
  /** A prompt says what was told; other texts and conditions see only what is known for sure. */
  how: 'said' | 'used' | 'compared';
}

/** What happens to variables, in order. */
export type Step = Read | Effect;

/** A condition of a way: what it reads, and its rows, so that it can be worked out for an empty variable. */
export interface AskedGuard {
  reads: readonly Read[];
  rows: Rows;
}

/** A way that asks or changes something, or that follows one that asks. */
export interface SpecialWay {
  way: Way;
  guard: AskedGuard | null;
  changes: readonly Step[];
}

/** What happens to variables in a state and on its ways. */
export interface StateSteps {
  entry: readonly Step[];
  /** The ways on which nothing happens, one a state that they lead to. */
  plain: readonly Way[];
  special: readonly SpecialWay[];
}

export interface VariableSteps {
  states: readonly StateSteps[];
}

/** Finds where the machine reads and changes variables. Going back leads where the call has been, with no less known, so it is left out. */
export function variableSteps({ states, backs }: FlowGraph, reads: ReadonlyMap<string, NodeReads>, registry: Registry): VariableSteps {
  // what happens to a variable that nothing reads is of no interest
  const effects = effectsOf(registry, namesIn(reads));
  return {
    states: states.map((state) => {
      // a module has variables of its own; it is verified where it stands
      if (state.node?.includes('/')) return state.inLine ? inWaitFlow(state, backs, effects) : inModule(state.ways, backs, effects);
      const node = reads.get(state.node ?? '');
      const plain = new Map<number, Way>();
      const special: SpecialWay[] = [];
      let asked = '';
      for (const way of state.ways) {
        if (backs.has(way.to)) continue;
        const guard = askedBy(way, node);
        const changes = stepsOf(way.actions, way.on, node, effects);
        if (guard !== null) asked = way.on;
        if (asked === way.on || changes.length > 0) special.push({ way, guard, changes });
        else if (!plain.has(way.to)) plain.set(way.to, way);
      }
      return { entry: stepsOf(state.entry, 'always', node, effects), plain: [...plain.values()], special };
    }),
  };
}

function namesIn(reads: ReadonlyMap<string, NodeReads>): Set<string> {
  const names = new Set<string>();
  for (const { templates, operands } of reads.values()) {
    for (const read of templates.values()) for (const name of read.names) names.add(name);
    for (const left of operands.keys()) names.add(root(left));
  }
  return names;
}

function stepsOf(
  actions: readonly NamedJson[],
  on: string,
  node: NodeReads | undefined,
  effects: ReturnType<typeof effectsOf>,
): readonly Step[] {
  const steps: Step[] = [];
  for (const action of actions) {
    if (node !== undefined) steps.push(...textReads(node, action.params));
    steps.push(...effects(action, on));
  }
  return steps.length === 0 ? NOTHING : steps;
}

const NOTHING: readonly Step[] = [];

function askedBy({ guard }: Way, node: NodeReads | undefined): AskedGuard | null {
  const rows = readRows(guard);
  return rows === null || node === undefined ? null : { rows, reads: rowReads(node, rows) };
}

/** The variables that are read somewhere. */
export function namesOf({ states }: VariableSteps): string[] {
  const names = new Set<string>();
  for (const { entry, special } of states)
    for (const step of [...entry, ...special.flatMap(({ guard, changes }) => [...(guard?.reads ?? []), ...changes])])
      if ('path' in step) names.add(step.variable);
  return [...names];
}

function textReads({ templates }: NodeReads, params: unknown): Read[] {
  if (templates.size === 0) return [];
  const found = textsIn(params).flatMap((text) => templates.get(text) ?? []);
  return found.flatMap(({ path, names, how }) => names.map((variable): Read => ({ variable, path, how })));
}

/** A row that asks whether something is empty is no reading of it, nor is one beside it that holds only then. */
function rowReads({ operands, templates }: NodeReads, { match, rows }: Rows): Read[] {
  const asked = new Set(rows.filter((row) => row.right === undefined && match === 'all').map(({ left }) => root(left)));
  return rows.flatMap(({ left, right }) => {
    const path = operands.get(left) ?? [];
    const compared: Read[] = right === undefined || asked.has(root(left)) ? [] : [{ variable: root(left), path, how: 'compared' }];
    const { names = [], path: rightPath = [] } = templates.get(typeof right === 'string' ? right : '') ?? {};
    return [...compared, ...names.map((variable): Read => ({ variable, path: rightPath, how: 'used' }))];
  });
}

function root(left: string): string {
  return left.split('.')[0] ?? left;
}

/** A wait flow shares its variables with the flow around it; what it reads is verified with the wait flow itself. */
function inWaitFlow({ entry, ways }: GraphState, backs: ReadonlySet<number>, effects: ReturnType<typeof effectsOf>): StateSteps {
  const special = ways
    .filter(({ to }) => !backs.has(to))
    .map((way): SpecialWay => ({ way, guard: null, changes: stepsOf(way.actions, way.on, undefined, effects) }));
  return { entry: stepsOf(entry, 'always', undefined, effects), plain: [], special };
}

function inModule(ways: readonly Way[], backs: ReadonlySet<number>, effects: ReturnType<typeof effectsOf>): StateSteps {
  const leaving = ways.filter(({ to, actions }) => !backs.has(to) && actions.some(({ type }) => type === leaveModule.type));
  const given = ({ actions, on }: Way) =>
    stepsOf(
      actions.filter(({ type }) => type === leaveModule.type),
      on,
      undefined,
      effects,
    );
  return {
    entry: NOTHING,
    plain: ways.filter((way) => !backs.has(way.to) && !leaving.includes(way)),
    special: leaving.map((way) => ({ way, guard: null, changes: given(way) })),
  };
}
