import { isEmitted } from '../emit.ts';
import { BACK_STATE, MACHINE_ID } from '../place.ts';
import type { MachineJson, NamedJson, StateJson, TransitionJson } from '../state-json.ts';

/** One way from a state to another: the event that takes it, or that nothing has to happen. */
export interface Way {
  from: number;
  to: number;
  on: string;
  guard: NamedJson | null;
  actions: readonly NamedJson[];
}

/** A state of the machine, nested ones beside their parents. A parent only stands for being entered. */
export interface GraphState {
  /** The node that the state belongs to; null for the machine's own states. */
  node: string | null;
  /** It is part of a node in which callers wait in line: the line ends that, whatever they do. */
  inLine: boolean;
  entry: readonly NamedJson[];
  final: boolean;
  /** The ways out, event by event, those of one event in the order in which they are tried. */
  ways: readonly Way[];
}

/** A compiled machine as plain states and ways between them. */
export interface FlowGraph {
  states: readonly GraphState[];
  /** Where calls begin, and where failures lead. */
  roots: readonly number[];
  /** The states that find the node asked before: whoever comes there goes where he has been. */
  backs: ReadonlySet<number>;
}

interface Found {
  path: string;
  json: StateJson;
  parent: Found | null;
  children: Map<string, Found>;
  node: string | null;
  inLine: boolean;
  index: number;
}

/** Reads the JSON of a machine; it knows neither node types nor how states are named. Linear in the size of the machine. */
export function flowGraph(machine: MachineJson): FlowGraph {
  const found = Object.entries(machine.states).reduce<Found[]>((all, [name, json]) => collect(all, name, json, null), []);
  const byPath = new Map(found.map((state) => [state.path, state]));
  const indexOf = (owner: Found, target: string) => (sibling(owner, target) ?? byPath.get(resolved(owner, target)))?.index;
  const states = found.map((state) => graphState(state, indexOf));
  const failed = (machine.on['flow.failed'] ?? []).map(({ target }) => byPath.get(target?.replace(/^\./, '') ?? '')?.index);
  const roots = [byPath.get(machine.initial)?.index, ...failed].filter((index) => index !== undefined);
  const backs = found.filter(({ path }) => path === BACK_STATE || path.endsWith(`.${BACK_STATE}`));
  return { states, roots, backs: new Set(backs.map(({ index }) => index)) };
}

/** True for what happens although the caller does nothing: silence, how a dial ended, and steps that need no event. */
export function happensInSilence({ on }: Way): boolean {
  return !['call.digits', 'call.speech', 'call.started'].includes(on);
}

/** True for a step that takes no time: the machine takes it at once, or when work is done. */
export function takesNoTime(way: Way): boolean {
  return isImmediate(way) || way.on === 'effect.done' || way.on === 'effect.failed';
}

/** True for a step that the machine takes at once, without waiting for anything. */
export function isImmediate({ on }: Way): boolean {
  return on === 'always' || on === 'initial';
}

function collect(all: Found[], path: string, json: StateJson, parent: Found | null): Found[] {
  const node = enteredNode(json) ?? parent?.node ?? null;
  const inLine = parent?.inLine === true || holdsLine(json);
  const state: Found = { path, json, parent, children: new Map(), node, inLine, index: all.length };
  parent?.children.set(path.slice(parent.path.length + 1), state);
  all.push(state);
  for (const [name, inner] of Object.entries(json.states ?? {})) collect(all, `${path}.${name}`, inner, state);
  return all;
}

/** A node in which callers wait, or a wait flow that stands alone. */
function holdsLine({ on, states = {} }: StateJson): boolean {
  return on?.['line.taken'] !== undefined || Object.values(states).some((state) => state.on?.['line.taken'] !== undefined);
}

function enteredNode({ entry = [] }: StateJson): string | null {
  const entered = entry.filter(isEmitted).find((action) => action.type === 'entered');
  return entered?.type === 'entered' ? entered.params.node : null;
}

function graphState(state: Found, indexOf: (owner: Found, target: string) => number | undefined): GraphState {
  const { json, node, inLine, index } = state;
  const ways: Way[] = [];
  const add = (owner: Found, on: string, { target, guard, actions }: TransitionJson) => {
    const to = target === undefined ? index : indexOf(owner, target);
    if (to !== undefined) ways.push({ from: index, to, on, guard: guard ?? null, actions: actions ?? [] });
  };
  const inner = Object.keys(json.states ?? {}).filter((name) => json.initial === undefined || json.initial === name);
  for (const name of inner) add(state, 'initial', { target: `.${name}` });
  // only the innermost state rests; the states around it are offered what it does not take
  if (inner.length === 0) {
    for (const on of eventsOf(state))
      for (let owner: Found | null = state; owner !== null; owner = owner.parent)
        for (const handler of handlers(owner, on)) add(owner, on, handler);
  }
  return { node, inLine, entry: json.entry ?? [], final: json.type === 'final', ways };
}

function eventsOf(state: Found): Set<string> {
  const events = new Set(['always']);
  for (let owner: Found | null = state; owner !== null; owner = owner.parent)
    for (const event of Object.keys(owner.json.on ?? {})) events.add(event);
  return events;
}

function handlers({ json }: Found, on: string): readonly TransitionJson[] {
  if (on === 'always') return json.always ?? [];
  const byEvent: Readonly<Record<string, readonly TransitionJson[]>> = json.on ?? {};
  return byEvent[on] ?? [];
}

/** Most targets are siblings, which are found without building their whole path. */
function sibling({ parent }: Found, target: string): Found | undefined {
  return parent?.children.get(target);
}

/** Targets are absolute (`#flow.menu.ask-2`), children (`.ask-1`) or siblings (`ask-2`). */
function resolved(owner: Found, target: string): string {
  if (target.startsWith(`#${MACHINE_ID}.`)) return target.slice(MACHINE_ID.length + 2);
  if (target.startsWith('.')) return `${owner.path}${target}`;
  return owner.parent === null ? target : `${owner.parent.path}.${target}`;
}
