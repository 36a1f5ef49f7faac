import type { Exit } from '@callwright/flow-compiler';
import type { FlowNode, JsonValue } from '@callwright/flow-schema';
import { type Path, written } from '../../../json/at-path.ts';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { type Change, withNode } from '../open-document.ts';

/**
 * Writes one field of a node; undefined takes it away. Where that renames an exit, its way goes along. With `forget`, ways of exits that are gone
 * by it are taken away: for rows that are removed, not for typing, where an exit may be gone for a moment.
 */
export function writeField(node: string, path: Path, value: JsonValue | undefined, { forget = false } = {}): Change {
  return writeFields(node, [[path, value]], { forget });
}

/** The same for several fields at once. */
export function writeFields(node: string, fields: readonly (readonly [Path, JsonValue | undefined])[], { forget = false } = {}): Change {
  return (document) =>
    withNode(document, node, (old) => {
      const config = fields.reduce<unknown>((value, [path, inner]) => written(value, path, inner), old.config) as FlowNode['config'];
      if (config === old.config) return old;
      const definition = definitionOf(old.type);
      const [before, after] = [definition?.exitsOfDraft(old.config) ?? [], definition?.exitsOfDraft(config) ?? []];
      return { ...old, config, exits: carriedWays(old.exits, before, after, forget) };
    });
}

function carriedWays(ways: FlowNode['exits'], before: readonly Exit[], after: readonly Exit[], forget: boolean): FlowNode['exits'] {
  const has = (exits: readonly Exit[], name: string) => exits.some(({ exit }) => exit === name);
  const gone = before.filter(({ exit }) => !has(after, exit));
  const fresh = after.filter(({ exit }) => !has(before, exit));
  const [from, to] = [gone[0]?.exit, fresh[0]?.exit];
  if (gone.length === 1 && fresh.length === 1 && before.length === after.length && from !== undefined && to !== undefined)
    return Object.fromEntries(Object.entries(ways).map(([exit, target]) => [exit === from ? to : exit, target]));
  if (!forget || !gone.some(({ exit }) => Object.hasOwn(ways, exit))) return ways;
  return Object.fromEntries(Object.entries(ways).filter(([exit]) => !has(gone, exit)));
}
