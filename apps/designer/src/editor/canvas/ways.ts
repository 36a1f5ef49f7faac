import type { BoxColor } from '@callwright/flow-schema';
import { CARD, type Card, portY } from './card.ts';

/** A way that would run back, or over so much, is a jump: named in its row instead of drawn. */
const FARTHEST = 720;
const LANE = 8;
const FIRST_LANE = 20;

export interface Way {
  id: string;
  node: string;
  exit: string;
  target: string;
  jump: boolean;
  /** How far right of the source's edge the vertical piece stands. */
  turn: number;
}

export interface Box {
  card: Card;
  at: readonly [number, number];
  /** What somebody gave it; else it has the colour of its group. */
  color?: BoxColor | null;
}

export function wayId(node: string, exit: string): string {
  return `${node}:${exit}`;
}

/** All ways of a flow: which are jumps, and in which lane each turns, so that no two vertical pieces lie on one another. */
export function waysOf(boxes: ReadonlyMap<string, Box>): Map<string, Way> {
  const drawn: (Way & { from: number; to: number; gap: number })[] = [];
  const ways = new Map<string, Way>();
  for (const [node, { card, at }] of boxes) {
    for (const { exit, target } of card.exits) {
      const end = target === null ? undefined : boxes.get(target);
      if (target === null || end === undefined) continue;
      const distance = end.at[0] - (at[0] + CARD.width);
      const way = {
        id: wayId(node, exit),
        node,
        exit,
        target,
        jump: distance < FIRST_LANE || distance > FARTHEST - CARD.width,
        turn: FIRST_LANE,
      };
      ways.set(way.id, way);
      if (!way.jump) drawn.push({ ...way, from: at[1] + portY(card, exit), to: end.at[1] + CARD.head / 2, gap: at[0] + CARD.width });
    }
  }
  for (const [id, turn] of lanesOf(drawn)) {
    const way = ways.get(id);
    if (way !== undefined) ways.set(id, { ...way, turn });
  }
  return ways;
}

/** Works out ways; those of before where only words were changed, which is most of the time. */
export function createWays(): (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Way> {
  let last: { boxes: ReadonlyMap<string, Box>; ways: ReadonlyMap<string, Way> } | null = null;
  return (boxes) => {
    const ways = last !== null && leadAlike(last.boxes, boxes) ? last.ways : waysOf(boxes);
    last = { boxes, ways };
    return ways;
  };
}

function leadAlike(before: ReadonlyMap<string, Box>, after: ReadonlyMap<string, Box>): boolean {
  if (before.size !== after.size) return false;
  for (const [id, { card, at }] of after) {
    const old = before.get(id);
    if (old === undefined || old.at[0] !== at[0] || old.at[1] !== at[1]) return false;
    if (old.card !== card && !hasSameExits(old.card, card)) return false;
  }
  return true;
}

function hasSameExits(a: Card, b: Card): boolean {
  return (
    a.exits.length === b.exits.length &&
    a.exits.every(({ exit, target }, index) => b.exits[index]?.exit === exit && b.exits[index]?.target === target)
  );
}

interface Vertical {
  id: string;
  from: number;
  to: number;
  gap: number;
}

function lanesOf(verticals: readonly Vertical[]): Map<string, number> {
  const gaps = new Map<number, Vertical[]>();
  for (const way of verticals) {
    const inGap = gaps.get(way.gap);
    if (inGap === undefined) gaps.set(way.gap, [way]);
    else inGap.push(way);
  }
  const turns = new Map<string, number>();
  for (const inGap of gaps.values()) {
    const lanes: { top: number; bottom: number }[][] = [];
    for (const way of inGap.toSorted(inner)) {
      const [top, bottom] = way.from < way.to ? [way.from, way.to] : [way.to, way.from];
      const isFree = (lane: (typeof lanes)[number]) => lane.every((other) => other.bottom + LANE < top || other.top - LANE > bottom);
      const found = lanes.findIndex(isFree);
      const index = found === -1 ? lanes.length : found;
      lanes[index] = [...(lanes[index] ?? []), { top, bottom }];
      turns.set(way.id, FIRST_LANE + index * LANE);
    }
  }
  return turns;
}

/** Inner lanes first: of ways down the lowest port, of ways up the highest, so that they do not cross. */
function inner(a: Vertical, b: Vertical): number {
  const [downA, downB] = [a.to >= a.from, b.to >= b.from];
  if (downA !== downB) return downA ? -1 : 1;
  return downA ? b.from - a.from : a.from - b.from;
}

/** A way with right angles and round corners, from a port to an in-port. */
export function wayPath(sx: number, sy: number, tx: number, ty: number, turn: number): string {
  const x = Math.min(sx + turn, Math.max(sx + 8, tx - 12));
  const radius = Math.min(10, Math.abs(ty - sy) / 2, Math.abs(x - sx), Math.abs(tx - x));
  if (Math.abs(ty - sy) < 1) return `M${sx},${sy} L${tx},${ty}`;
  const down = ty > sy ? 1 : -1;
  return [
    `M${sx},${sy}`,
    `L${x - radius},${sy}`,
    `Q${x},${sy} ${x},${sy + down * radius}`,
    `L${x},${ty - down * radius}`,
    `Q${x},${ty} ${x + radius},${ty}`,
    `L${tx},${ty}`,
  ].join(' ');
}
