import { type NodeDefinition, type NodeGroup, nodeGroups, type Translate } from '@callwright/flow-compiler';
import type { FlowKind } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import MiniSearch from 'minisearch';

/** The groups in the order of the palette, with the words for them. */
export const GROUPS = Object.entries(nodeGroups).map(([group, title]) => ({ group: group as NodeGroup, title }));

export interface NodeChoice {
  type: string;
  title: string;
  description: string;
  group: NodeGroup;
  icon: string;
  keywords: string;
}

/** The node types that a flow of this kind may have, in the order of the palette. */
export function choicesFor(kind: FlowKind, words: Translate): NodeChoice[] {
  const fits = Object.values(nodeRegistry).filter(({ kinds }) => kinds.includes(kind));
  return GROUPS.flatMap(({ group }) =>
    fits.filter((definition) => definition.group === group).map((definition) => choice(definition, words)),
  );
}

function choice({ type, title, description, group, icon, keywords }: NodeDefinition, words: Translate): NodeChoice {
  // English words find it in every language
  const known = [title, ...keywords, words(keywords.join(', '))].join(' ');
  return { type, title: words(title), description: words(description), group, icon, keywords: known };
}

/** Finds choices by the beginnings of words, also mistyped; everything for an empty text. */
export function searchChoices(choices: readonly NodeChoice[]): (text: string) => NodeChoice[] {
  const index = new MiniSearch<NodeChoice>({
    idField: 'type',
    fields: ['title', 'keywords', 'description'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, keywords: 2 } },
  });
  index.addAll(choices);
  const byType = new Map(choices.map((one) => [one.type, one]));
  return (text) => {
    if (text.trim() === '') return [...choices];
    return index.search(text).flatMap(({ id }) => byType.get(id) ?? []);
  };
}
