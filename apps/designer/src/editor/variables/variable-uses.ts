import type { Flow } from '@callwright/flow-schema';
import { type FieldAt, visitNode } from '../inspector/form/visit-fields.ts';
import { namesIn } from './names-in.ts';

/** A place that names a variable. */
export interface VariableUse {
  node: string;
  /** Within the configuration of the node, with dots: `options.0.label`. */
  field: string;
  /** Whether the place gives the variable its value. */
  sets: boolean;
}

const found = new WeakMap<Flow['nodes'][string], readonly { name: string; at: FieldAt }[]>();

/** Where each variable of a flow is used. */
export function variableUses(flow: Flow): Map<string, VariableUse[]> {
  const uses = new Map<string, VariableUse[]>();
  for (const [node, document] of Object.entries(flow.nodes))
    for (const { name, at } of usesOf(document)) {
      const use = { node, field: at.path.join('.'), sets: at.field.meta.control === 'set-variable' };
      uses.set(name, [...(uses.get(name) ?? []), use]);
    }
  return uses;
}

/** A node that did not change is not read again. */
function usesOf(node: Flow['nodes'][string]): readonly { name: string; at: FieldAt }[] {
  const known = found.get(node);
  if (known !== undefined) return known;
  const read = visitNode(node).flatMap((at) => [...new Set(namesIn(at))].map((name) => ({ name, at })));
  found.set(node, read);
  return read;
}
