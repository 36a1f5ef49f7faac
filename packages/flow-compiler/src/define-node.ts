import type { Flow, FlowKind, FlowNode, Severity } from '@callwright/flow-schema';
import type { z } from 'zod';
import { type CardWords, cardWords } from './card-words.ts';
import type { CompileContext } from './compile-context.ts';
import type { ChangeLogic, GuardLogic } from './define-logic.ts';
import { exitsOfDraft, summaryOfDraft } from './node-draft.ts';
import { readConfig } from './read-config.ts';
import type { StateJson } from './state-json.ts';
import { inEnglish, type Translate } from './translate.ts';

export type NodeGroup = 'speak-and-listen' | 'decide' | 'data' | 'wait-and-connect' | 'message-ask-end';

/** How far a call has come, told by what its nodes do: reports count these. */
export type CallStage = 'within-hours' | 'outside-hours' | 'chose' | 'reached-queue' | 'left-message' | 'saved-contact';

/** A way out of a node, with the words that a manager reads. */
export interface Exit {
  exit: string;
  label: string;
  /** The key that leads here. */
  key?: string;
  /** A way that is taken when something did not work: shown, but not stressed. */
  quiet?: boolean;
  /** The label is the author's own, not one of the product's words. */
  named?: boolean;
  /** Who goes this way has come so far. */
  stage?: CallStage;
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
  /** The name of an icon of @tabler/icons, like "dialpad". */
  icon: string;
  /** What it does for a caller, in one line. */
  description: string;
  /** Other words by which people look for it. */
  keywords?: readonly string[];
  group: NodeGroup;
  kinds: readonly FlowKind[];
  /** Who comes into the node has come so far. */
  stage?: CallStage;
  config: Config;
  /** The configuration of a node that was just put into a flow. What only its author can know is left out. */
  initial(place: NewPlace): Partial<z.input<Config>>;
  /** What the card of a node says: the words that callers hear, else what it does. */
  summary(config: z.output<Config>, card: CardWords): string;
  exits(config: z.output<Config>): readonly Exit[];
  compile(config: z.output<Config>, context: CompileContext): StateJson;
  lint?(config: z.output<Config>, place: NodePlace): readonly ConfigProblem[];
  guards?: readonly GuardLogic[];
  changes?: readonly ChangeLogic[];
}

/** Where a new node comes to stand. */
export interface NewPlace {
  languages: readonly string[];
  kind: FlowKind;
  /** For names that its author may change. */
  words: Translate;
}

/** What a node may know of its flow when it checks its configuration. */
export interface NodePlace {
  languages: readonly string[];
  /** The flow's reserved keys. */
  reservedKeys: readonly string[];
  variables: Flow['variables'];
  /** What the flow says of itself when it is a module. */
  module?: NonNullable<Flow['module']>;
  kind: FlowKind;
  /** The modules and wait flows that the flow uses, by id. */
  modules: Readonly<Record<string, Flow>>;
  /** Why callers can leave the line, by wait flow. */
  leaveReasons(waitFlow: string): readonly string[];
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
  icon: string;
  description: string;
  keywords: readonly string[];
  group: NodeGroup;
  kinds: readonly FlowKind[];
  /** Who comes into the node has come so far. */
  stage?: CallStage;
  config: z.ZodObject;
  guards: readonly GuardLogic[];
  changes: readonly ChangeLogic[];
  prepare(config: unknown): { node: PreparedNode; issues: [] } | { node: null; issues: z.core.$ZodIssue[] };
  /** The configuration of a new node, in a flow with these languages. */
  initial(place: { languages: readonly string[]; kind?: FlowKind; words?: Translate }): FlowNode['config'];
  /** The exits as far as they can be known of a configuration that may have errors; never throws. */
  exitsOfDraft(config: unknown): readonly Exit[];
  /** What the card says, 160 characters at most, in a language of the flow; also of a configuration with errors. Never throws. */
  summary(config: unknown, language: string, words?: Translate): string;
}

export type Registry = Readonly<Record<string, NodeDefinition>>;

/**
 * Defines a node type.
 * @example
 * export const pause = defineNode({
 *   type: 'pause', title: 'Pause', icon: 'player-pause', description: 'Is silent for some seconds', group: 'speak-and-listen', kinds: ['call'],
 *   config: z.strictObject({ seconds: z.number().positive().meta({ label: 'How long', unit: 's' }) }),
 *   initial: () => ({ seconds: 2 }),
 *   summary: ({ seconds }, { words }) => words('{seconds} s of silence', { seconds }),
 *   exits: () => [{ exit: 'next', label: 'Next' }],
 *   compile: ({ seconds }, { emit, leave }) => ({ entry: [emit.pause(seconds)], always: [leave('next')] }),
 * });
 */
export function defineNode<Config extends z.ZodObject>(spec: NodeSpec<Config>): NodeDefinition {
  const { type, title, icon, description, keywords = [], group, kinds, config } = spec;
  for (const logic of [...(spec.guards ?? []), ...(spec.changes ?? [])]) {
    if (!logic.type.startsWith(`${type}/`))
      throw new Error(`Logic of the node type "${type}" is named "${type}/...", not "${logic.type}".`);
  }
  return {
    type,
    title,
    icon,
    description,
    keywords,
    group,
    kinds,
    ...(spec.stage !== undefined && { stage: spec.stage }),
    config,
    guards: spec.guards ?? [],
    changes: spec.changes ?? [],
    prepare(input) {
      const parsed = readConfig(config, input);
      return parsed.success ? { node: prepared(spec, parsed.data), issues: [] } : { node: null, issues: parsed.error.issues };
    },
    initial: ({ languages, kind = 'call', words = inEnglish }) => JSON.parse(JSON.stringify(spec.initial({ languages, kind, words }))),
    exitsOfDraft: (input) => exitsOfDraft(spec, input),
    summary: (input, language, words) => summaryOfDraft(spec, input, cardWords(language, words)),
  };
}

function prepared<Config extends z.ZodObject>(spec: NodeSpec<Config>, config: z.output<Config>): PreparedNode {
  return {
    exits: spec.exits(config),
    compile: (context) => spec.compile(config, context),
    lint: (place) => spec.lint?.(config, place) ?? [],
  };
}
