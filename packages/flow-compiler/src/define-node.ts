import type { Flow, FlowKind, Severity } from '@callwright/flow-schema';
import type { z } from 'zod';
import type { CompileContext } from './compile-context.ts';
import type { ChangeLogic, GuardLogic } from './define-logic.ts';
import type { StateJson } from './state-json.ts';

export type NodeGroup = 'speak-and-listen' | 'decide' | 'data' | 'wait-and-connect' | 'message-ask-end';

/** A way out of a node, with the words that a manager reads. */
export interface Exit {
  exit: string;
  label: string;
}

/** A problem that a node finds in its own configuration; `path` is relative to the configuration. */
export interface ConfigProblem {
  code: string;
  path: (string | number)[];
  message: string;
  severity?: Severity;
}

/** What an author writes for one node type. */
export interface NodeSpec<Config extends z.ZodObject> {
  type: string;
  title: string;
  group: NodeGroup;
  kinds: readonly FlowKind[];
  config: Config;
  exits(config: z.output<Config>): readonly Exit[];
  compile(config: z.output<Config>, context: CompileContext): StateJson;
  lint?(config: z.output<Config>, place: NodePlace): readonly ConfigProblem[];
  guards?: readonly GuardLogic[];
  changes?: readonly ChangeLogic[];
}

/** What a node may know of its flow when it checks its configuration. */
export interface NodePlace {
  languages: readonly string[];
  /** The flow's reserved keys. */
  reservedKeys: readonly string[];
  variables: Flow['variables'];
  /** What the flow says of itself when it is a module. */
  module?: NonNullable<Flow['module']>;
  /** The modules that the flow uses, by id. */
  modules: Readonly<Record<string, Flow>>;
}

/** A node whose configuration was read: ready to be asked and compiled. */
export interface PreparedNode {
  exits: readonly Exit[];
  compile(context: CompileContext): StateJson;
  lint(place: NodePlace): readonly ConfigProblem[];
}

/** A node type as the rest of the product sees it: it answers for itself, so nobody branches on its name. */
export interface NodeDefinition {
  type: string;
  title: string;
  group: NodeGroup;
  kinds: readonly FlowKind[];
  config: z.ZodObject;
  guards: readonly GuardLogic[];
  changes: readonly ChangeLogic[];
  prepare(config: unknown): { node: PreparedNode; issues: [] } | { node: null; issues: z.core.$ZodIssue[] };
}

export type Registry = Readonly<Record<string, NodeDefinition>>;
/**
 * Defines a node type.
 * @example
 * export const pause = defineNode({
 *   type: 'pause', title: 'Pause', group: 'speak-and-listen', kinds: ['call'],
 *   config: z.strictObject({ seconds: z.number().positive().meta({ label: 'How long', unit: 's' }) }),
 *   exits: () => [{ exit: 'next', label: 'Next' }],
 *   compile: ({ seconds }, { emit, leave }) => ({ entry: [emit.pause(seconds)], always: [leave('next')] }),
 * });
 */
export function defineNode<Config extends z.ZodObject>(spec: NodeSpec<Config>): NodeDefinition {
  const { type, title, group, kinds, config } = spec;
  for (const logic of [...(spec.guards ?? []), ...(spec.changes ?? [])]) {
    if (!logic.type.startsWith(`${type}/`))
      throw new Error(`Logic of the node type "${type}" is named "${type}/...", not "${logic.type}".`);
  }
  return {
    type,
    title,
    group,
    kinds,
    config,
    guards: spec.guards ?? [],
    changes: spec.changes ?? [],
    prepare(input) {
      const parsed = config.safeParse(input, { reportInput: true });
      return parsed.success ? { node: prepared(spec, parsed.data), issues: [] } : { node: null, issues: parsed.error.issues };
    },
  };
}

function prepared<Config extends z.ZodObject>(spec: NodeSpec<Config>, config: z.output<Config>): PreparedNode {
  return {
    exits: spec.exits(config),
    compile: (context) => spec.compile(config, context),
    lint: (place) => spec.lint?.(config, place) ?? [],
  };
}
