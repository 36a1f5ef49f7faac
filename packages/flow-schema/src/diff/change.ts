import type { JsonValue } from '../json-value.ts';
import type { Wording } from '../prompt.ts';

/** A node as a person knows it. */
export interface NamedNode {
  id: string;
  title: string;
}

/** An exit as a person knows it; `option` says that it is one of the things that callers choose. */
export interface NamedExit {
  id: string;
  label: string;
  option: boolean;
}

export type ChangePath = (string | number)[];

/** One thing that differs between two states of a flow. `null` stands for what is not there. */
export type Change =
  | { kind: 'flow-changed'; path: ChangePath; before: JsonValue; after: JsonValue }
  | { kind: 'start-changed'; field: 'start' | 'onError'; before: NamedNode | null; after: NamedNode | null }
  | { kind: 'flow-exit-led'; exit: string; before: NamedNode | null; after: NamedNode | null }
  | { kind: 'node-added'; node: NamedNode; type: string }
  | { kind: 'node-removed'; node: NamedNode; type: string }
  | { kind: 'node-renamed'; node: NamedNode; before: NamedNode }
  | { kind: 'node-changed'; node: NamedNode; path: ChangePath; before: JsonValue; after: JsonValue }
  | { kind: 'exit-led'; node: NamedNode; exit: NamedExit; before: NamedNode | null; after: NamedNode | null }
  | { kind: 'prompt-changed'; node: NamedNode; path: ChangePath; language: string; before: Wording | null; after: Wording | null }
  | { kind: 'variable-changed'; name: string; title: string; before: JsonValue; after: JsonValue }
  | { kind: 'reserved-key-changed'; key: string; before: JsonValue; after: JsonValue };
