import type { Exit, NodeGroup, Translate } from '@callwright/flow-compiler';
import type { FlowNode } from '@callwright/flow-schema';
import { definitionOf } from '../../nodes/definition-of.ts';

/** Measures of a box, in pixels at 100 %. They are equal at all zooms, so a layout never shifts. */
export const CARD = { width: 204, head: 36, says: 42, row: 22, foot: 6 } as const;

export interface CardExit {
  exit: string;
  label: string;
  key: string | null;
  quiet: boolean;
  target: string | null;
}

/** What a box shows of its node. */
export interface Card {
  title: string;
  group: NodeGroup;
  icon: string;
  summary: string;
  exits: readonly CardExit[];
  /** A lone way on has no row: its port sits on the title line. */
  lone: boolean;
  height: number;
}

const unknown = { group: 'data', icon: 'help-hexagon' } as const;
const cards = new WeakMap<Translate, WeakMap<FlowNode, Card & { language: string }>>();

/** The box of a node in a language of the flow, with the product's own words by `words`. The same node gives the same card. */
export function cardOf(id: string, node: FlowNode, language: string, words: Translate): Card {
  const known = cards.get(words) ?? new WeakMap<FlowNode, Card & { language: string }>();
  cards.set(words, known);
  const kept = known.get(node);
  // an untitled node is called by its id, which may be another's now
  if (kept !== undefined && kept.language === language && (node.title !== undefined || kept.title === id)) return kept;
  const card = drawn(id, node, language, words);
  known.set(node, card);
  return card;
}

function drawn(id: string, node: FlowNode, language: string, words: Translate): Card & { language: string } {
  const definition = definitionOf(node.type);
  const { group, icon } = definition ?? unknown;
  const declared: readonly Exit[] = definition?.exitsOfDraft(node.config) ?? Object.keys(node.exits).map((exit) => ({ exit, label: exit }));
  const exits = declared.map(
    ({ exit, label, key, quiet, named }): CardExit => ({
      exit,
      label: named === true ? label : words(label),
      key: key ?? null,
      quiet: quiet === true,
      target: Object.hasOwn(node.exits, exit) ? (node.exits[exit] ?? null) : null,
    }),
  );
  const lone = exits.length === 1;
  const rows = lone ? 0 : exits.length;
  let summary: string | null = null;
  return {
    language,
    title: node.title ?? id,
    group,
    icon,
    // worked out where it is seen: a large flow has thousands
    get summary() {
      summary ??= definition?.summary(node.config, language, words) ?? node.type;
      return summary;
    },
    exits,
    lone,
    height: CARD.head + CARD.says + (rows > 0 ? rows * CARD.row + CARD.foot : 0),
  };
}

/** How far below the top of its box the port of an exit sits. */
export function portY({ lone, exits }: Card, exit: string): number {
  if (lone) return CARD.head / 2;
  const index = Math.max(
    0,
    exits.findIndex((one) => one.exit === exit),
  );
  return CARD.head + CARD.says + index * CARD.row + CARD.row / 2;
}
