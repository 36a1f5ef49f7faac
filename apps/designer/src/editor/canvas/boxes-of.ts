import type { Translate } from '@callwright/flow-compiler';
import type { OpenDocument } from '../model/open-document.ts';
import { cardOf } from './card.ts';
import type { Box } from './ways.ts';

/** The boxes of a document with their places; a node without a place stands at the origin until it is laid out. */
export function boxesOf({ flow, layout }: OpenDocument, language: string, words: Translate): Map<string, Box> {
  return new Map(
    Object.entries(flow.nodes).map(([id, node]) => [
      id,
      { card: cardOf(id, node, language, words), at: layout.nodes[id] ?? [0, 0], color: layout.colors?.[id] ?? null },
    ]),
  );
}
