import { type FlowNode, type JsonValue, languageSchema } from '@callwright/flow-schema';
import { written } from '../../json/at-path.ts';
import { recordOf } from '../../json/is-record.ts';
import { type FieldAt, visitNode } from '../inspector/form/visit-fields.ts';
import type { Pieces } from '../model/commands/pieces.ts';

/** Copied nodes without the languages that this flow does not speak; `dropped` are those. */
export function withoutForeignLanguages(pieces: Pieces, languages: readonly string[]): { pieces: Pieces; dropped: string[] } {
  const dropped = new Set<string>();
  const isForeign = (key: string) => !languages.includes(key) && languageSchema.safeParse(key).success;
  const kept = (value: JsonValue): JsonValue => {
    const foreign = Object.keys(recordOf(value)).filter(isForeign);
    for (const key of foreign) dropped.add(key);
    return foreign.length === 0 ? value : Object.fromEntries(Object.entries(recordOf(value)).filter(([key]) => !foreign.includes(key)));
  };
  const spoken = (node: FlowNode): FlowNode => {
    const config = visitNode(node)
      .flatMap(byLanguage)
      .reduce<unknown>((all, { path, value }) => written(all, path, kept(value)), node.config);
    return config === node.config ? node : { ...node, config: config as FlowNode['config'] };
  };
  const nodes = Object.fromEntries(Object.entries(pieces.nodes).map(([id, node]) => [id, spoken(node)]));
  return { pieces: { ...pieces, nodes }, dropped: [...dropped] };
}

/** The records by language in a field: one prompt, or one for each try. */
function byLanguage({ field: { shape }, path, value }: FieldAt): { path: FieldAt['path']; value: JsonValue }[] {
  if (shape.kind === 'by-language' || shape.kind === 'prompt') return [{ path, value: value as JsonValue }];
  return shape.kind === 'prompts' && Array.isArray(value)
    ? value.map((item: JsonValue, index) => ({ path: [...path, index], value: item }))
    : [];
}
