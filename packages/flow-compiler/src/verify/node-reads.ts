import type { Flow } from '@callwright/flow-schema';
import type { Registry } from '../define-node.ts';
import { fieldTexts } from '../field-texts.ts';
import type { FoundField } from '../find-fields.ts';
import { fieldsOfNode } from '../node-fields.ts';
import { templateProblem } from '../render-template.ts';
import { unguardedNames } from './unguarded-names.ts';

type Path = (string | number)[];

/** Which variables the fields of a node read, so that they are found again in its part of the machine. */
export interface NodeReads {
  /** Templates by their text: the names that they say unguarded. */
  templates: ReadonlyMap<string, { path: Path; names: readonly string[]; how: 'said' | 'used' }>;
  /** The left sides of conditions. */
  operands: ReadonlyMap<string, Path>;
}

/** Finds what each node reads, by what its schema says of its fields. Nodes that read nothing are left out. */
export function nodeReads(flow: Flow, registry: Registry): Map<string, NodeReads> {
  const reads = new Map<string, NodeReads>();
  for (const [id, { type, config }] of Object.entries(flow.nodes)) {
    const schema = registry[type]?.config;
    const fields = schema === undefined ? [] : fieldsOfNode(schema, id, config);
    const templates = fields.flatMap(templatesIn).filter(({ names }) => names.some((name) => Object.hasOwn(flow.variables, name)));
    const operands = fields.flatMap(({ control, value, path }): [string, Path][] =>
      control === 'operand' && typeof value === 'string' ? [[value, path]] : [],
    );
    if (templates.length + operands.length > 0)
      reads.set(id, { templates: new Map(templates.map(({ text, ...read }) => [text, read])), operands: new Map(operands.reverse()) });
  }
  return reads;
}

type Template = { text: string; path: Path; names: string[]; how: 'said' | 'used' };

function templatesIn(field: FoundField): Template[] {
  const how = field.control === 'wording' ? 'said' : 'used';
  return fieldTexts(field)
    .filter(({ text }) => text.includes('{') && templateProblem(text) === null)
    .map(({ path, text }) => ({ text, path, names: unguardedNames(text), how }));
}
