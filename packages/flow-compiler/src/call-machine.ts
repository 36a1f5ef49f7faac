import type { Flow, FlowKind, JsonValue, Privacy, Prompt } from '@callwright/flow-schema';
import { type AnyMachineSnapshot, assign, createMachine, initialTransition, transition } from 'xstate';
import { builtInChanges, builtInGuards } from './built-in-logic.ts';
import type { CallContext, Moment } from './call-context.ts';
import type { CallEvent } from './call-event.ts';
import type { ChangeLogic, GuardLogic } from './define-logic.ts';
import type { Registry } from './define-node.ts';
import type { PerformedAction } from './perform-actions.ts';
import type { Voices } from './speak-prompt.ts';
import type { MachineJson } from './state-json.ts';

/** More steps than this without waiting for the caller is a loop, not a flow: it would keep other calls waiting. */
function mostStepsAtOnce({ states }: MachineJson): number {
  return 1000 + 10 * Object.keys(states).length;
}

/** Where a call stands in its machine. */
export interface MachineState {
  readonly context: CallContext;
  readonly done: boolean;
  /** The JSON to keep; `restore` takes it back. */
  store(): JsonValue;
  /** The state after an event, and what the machine wants done. Pure. Throws where the machine cannot go on. */
  next(event: CallEvent): { state: MachineState; actions: PerformedAction[] };
}

/** Privacy classes of a flow's variables, by name. */
export type Classes = Readonly<Record<string, Privacy>>;

/** A machine ready to step calls. Keep it: making it is the expensive part. */
export interface CallMachine extends Voices {
  kind: FlowKind;
  holdPrompt: Prompt | undefined;
  /** The flow's own variables, each with its privacy class. */
  variables: Classes;
  initial(): MachineState;
  /** The state before the first node, with a memory that another flow has left. */
  inherit(memory: CallContext): MachineState;
  restore(stored: JsonValue): MachineState;
}

/** Joins a compiled flow with the logic that its nodes name. */
export function createCallMachine(
  { kind, languages, voices, holdPrompt, variables }: Pick<Flow, 'kind' | 'languages' | 'voices' | 'holdPrompt' | 'variables'>,
  json: MachineJson,
  registry: Registry,
): CallMachine {
  const machine = createXStateMachine(json, registry);
  const stateOf = (snapshot: AnyMachineSnapshot): MachineState => ({
    context: contextOf(snapshot),
    done: snapshot.status === 'done',
    store: () => JSON.parse(JSON.stringify(machine.getPersistedSnapshot(snapshot))),
    next: (event) => {
      const [next, actions] = transition(machine, snapshot, event);
      return { state: stateOf(next), actions: actions.map(({ type, params, info }) => ({ type, params, context: contextOf(info) })) };
    },
  });
  // a stored state is only ever what `store` wrote
  const restore = (stored: object | JsonValue) => stateOf(machine.restoreSnapshot(stored as never, {} as never));
  const initial = () => stateOf(initialTransition(machine)[0]);
  return {
    kind,
    languages,
    voices,
    holdPrompt,
    variables: Object.fromEntries(Object.entries(variables).map(([name, { privacy }]) => [name, privacy])),
    initial,
    inherit: (memory) => restore({ ...Object(initial().store()), context: memory }),
    restore: (stored) => restore(withNewFields(stored, json)),
  };
}

/** A session may be older than a field of the memory: that field begins as in a new call. */
function withNewFields(stored: JsonValue, { context }: MachineJson): object | JsonValue {
  if (!isRecord(stored) || !isRecord(stored['context'])) return stored;
  return { ...stored, context: { ...context, ...stored['context'] } };
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The memory is what `compileFlow` began and changes kept. */
function contextOf(holder: { context: unknown }): CallContext {
  return holder.context as CallContext;
}

function createXStateMachine(json: MachineJson, registry: Registry) {
  const definitions = Object.values(registry);
  const guards = [...builtInGuards, ...definitions.flatMap((definition) => definition.guards)];
  const changes = [...builtInChanges, ...definitions.flatMap((definition) => definition.changes)];
  const config: object = { ...json, options: { maxIterations: mostStepsAtOnce(json) } };
  return createMachine(config, {
    guards: Object.fromEntries(guards.map(guardEntry)),
    actions: Object.fromEntries(changes.map(actionEntry)),
  });
}

type Implementation = [name: string, implementation: never];

function guardEntry({ type, test }: GuardLogic): Implementation {
  // XState's types cannot carry names that come from JSON
  return [type, ((moment: Moment, params: unknown) => test(moment, params)) as never];
}

function actionEntry({ type, apply }: ChangeLogic): Implementation {
  return [type, assign((moment, params: unknown) => apply(moment as unknown as Moment, params)) as never];
}
