import type { Translate } from '@callwright/flow-compiler';
import type { Change } from '@callwright/flow-schema';
import { boxesOf } from '../canvas/boxes-of.ts';
import { CARD, type Card } from '../canvas/card.ts';
import type { Difference, Layers } from '../canvas/layers.ts';
import { type Box, type Way, wayId, waysOf } from '../canvas/ways.ts';
import type { OpenDocument, Point } from '../model/open-document.ts';

/** Above a box stands how it differs. */
const TAG = 32;

/** Which side a comparison shows. */
export type Side = 'both' | 'before' | 'after';

/** Two states of a flow on one canvas. */
export interface MergedView {
  boxes: ReadonlyMap<string, Box>;
  ways: ReadonlyMap<string, Way>;
  differences: NonNullable<Layers['differences']>;
}

/** Old ids of nodes by their new ones, where they were renamed. */
export function renamedIn(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(changes.flatMap((change) => (change.kind === 'node-renamed' ? [[change.node.id, change.before.id] as const] : [])));
}

/** How many boxes stand elsewhere than before. */
export function countMoves(before: OpenDocument, after: OpenDocument, changes: readonly Change[]): number {
  const renamed = renamedIn(changes);
  return Object.keys(after.flow.nodes).filter((id) => {
    const [old, now] = [before.layout.nodes[renamed.get(id) ?? id], after.layout.nodes[id]];
    return (
      old !== undefined &&
      now !== undefined &&
      Object.hasOwn(before.flow.nodes, renamed.get(id) ?? id) &&
      (old[0] !== now[0] || old[1] !== now[1])
    );
  }).length;
}

/** How many boxes that are on both sides have another colour than before. */
export function countColors(before: OpenDocument, after: OpenDocument, changes: readonly Change[]): number {
  const renamed = renamedIn(changes);
  return Object.keys(after.flow.nodes).filter((id) => {
    const was = renamed.get(id) ?? id;
    return Object.hasOwn(before.flow.nodes, was) && before.layout.colors?.[was] !== after.layout.colors?.[id];
  }).length;
}

/** How many notes were added, changed or taken away. */
export function countNotes(before: OpenDocument, after: OpenDocument): number {
  const textsOf = ({ layout }: OpenDocument) => layout.notes.map(({ text }) => text);
  const [old, now] = [textsOf(before), textsOf(after)];
  const without = (all: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return all.filter((text) => {
      const index = left.indexOf(text);
      if (index !== -1) left.splice(index, 1);
      return index === -1;
    }).length;
  };
  return Math.max(without(old, now), without(now, old));
}

/**
 * Lays two states over each other: the newer flow with what it no longer has at its old place, or one side alone. Nodes go by their new ids;
 * a way that is gone has `#was` behind its id, because its exit may lead elsewhere now.
 */
export function mergedView(
  before: OpenDocument,
  after: OpenDocument,
  changes: readonly Change[],
  side: Side,
  language: string,
  words: Translate,
): MergedView {
  const old = inNewNames(boxesOf(before, language, words), renamedIn(changes));
  const now = boxesOf(after, language, words);
  const boxes = side === 'after' ? now : side === 'before' ? old : merged(old, now);
  const nodes = nodeDifferences(old, now, changes);
  const led = new Set(changes.flatMap((change) => (change.kind === 'exit-led' ? [wayId(change.node.id, change.exit.id)] : [])));
  const isNew = (way: Way) => led.has(way.id) || nodes[way.node]?.how === 'added';
  const isGone = (way: Way) => led.has(way.id) || nodes[way.node]?.how === 'removed';
  const drawn = new Map<string, Way>();
  const ways: Record<string, Difference> = {};
  if (side !== 'before')
    for (const way of waysOf(side === 'both' ? withExitsOf(boxes, now) : boxes).values()) {
      drawn.set(way.id, way);
      if (isNew(way)) ways[way.id] = 'added';
    }
  if (side !== 'after')
    for (const way of waysOf(side === 'both' ? withExitsOf(boxes, old) : boxes).values()) {
      const gone = isGone(way);
      if (side === 'both' && !gone) continue;
      const id = side === 'both' ? `${way.id}#was` : way.id;
      // beside the way that the same exit may take now
      drawn.set(id, { ...way, id, turn: side === 'both' ? way.turn + 8 : way.turn });
      if (gone) ways[id] = 'removed';
    }
  return { boxes, ways: drawn, differences: { nodes, ways } };
}

function inNewNames(boxes: ReadonlyMap<string, Box>, renamed: ReadonlyMap<string, string>): Map<string, Box> {
  const newNames = new Map([...renamed].map(([now, old]) => [old, now]));
  return new Map(
    [...boxes].map(([id, { card, ...box }]) => {
      const exits = card.exits.map((exit) => ({
        ...exit,
        target: exit.target === null ? null : (newNames.get(exit.target) ?? exit.target),
      }));
      return [newNames.get(id) ?? id, { ...box, card: { ...card, exits } }];
    }),
  );
}

/** What is on both sides is shown as it is now, with the exits that it has no more, since ways led from them. */
function merged(old: ReadonlyMap<string, Box>, now: ReadonlyMap<string, Box>): Map<string, Box> {
  const kept = [...now].map(([id, { card, ...box }]): [string, Box] => [id, { ...box, card: withFormerExits(card, old.get(id)?.card) }]);
  const gone = [...old].filter(([id]) => !now.has(id));
  const standing = kept.map(([, box]) => box);
  for (const [id, { card, at, ...rest }] of gone) {
    const box = { ...rest, card, at: free(card.height, at, standing) };
    standing.push(box);
    kept.push([id, box]);
  }
  return new Map(kept);
}

/** A removed box stands where it stood, or below what stands there now. */
function free(height: number, [x, y]: Point, standing: readonly Box[]): Point {
  const below = standing.find(
    ({ card, at }) => Math.abs(at[0] - x) < CARD.width && y < at[1] + card.height + TAG && at[1] < y + height + TAG,
  );
  return below === undefined ? [x, y] : free(height, [x, below.at[1] + below.card.height + TAG], standing);
}

function withFormerExits(card: Card, before: Card | undefined): Card {
  const former = (before?.exits ?? []).filter(({ exit }) => !card.exits.some((one) => one.exit === exit));
  if (former.length === 0) return card;
  const exits = [...card.exits, ...former.map((exit) => ({ ...exit, quiet: true, target: exit.target }))];
  const lone = exits.length === 1;
  return { ...card, exits, lone, height: CARD.head + CARD.says + (lone ? 0 : exits.length * CARD.row + CARD.foot) };
}

/** The same boxes with the ways of one side; an exit which that side does not have leads nowhere in it. */
function withExitsOf(boxes: ReadonlyMap<string, Box>, side: ReadonlyMap<string, Box>): Map<string, Box> {
  return new Map(
    [...boxes].map(([id, { card, ...box }]) => {
      const own = new Map(side.get(id)?.card.exits.map(({ exit, target }) => [exit, target]));
      return [id, { ...box, card: { ...card, exits: card.exits.map((exit) => ({ ...exit, target: own.get(exit.exit) ?? null })) } }];
    }),
  );
}

function nodeDifferences(
  old: ReadonlyMap<string, Box>,
  now: ReadonlyMap<string, Box>,
  changes: readonly Change[],
): MergedView['differences']['nodes'] {
  const fields = new Map<string, number>();
  for (const change of changes) if ('node' in change) fields.set(change.node.id, (fields.get(change.node.id) ?? 0) + 1);
  const how = (id: string): Difference => (!old.has(id) ? 'added' : !now.has(id) ? 'removed' : fields.has(id) ? 'changed' : 'same');
  return Object.fromEntries([...new Set([...now.keys(), ...old.keys()])].map((id) => [id, { how: how(id), fields: fields.get(id) ?? 0 }]));
}
