import type { BoxColor } from '@callwright/flow-schema';
import { type Change, nodeOf, withColors } from '../open-document.ts';

/** Gives boxes a colour of their own; null gives them that of their group again. */
export function colorBoxes(ids: readonly string[], color: BoxColor | null): Change {
  return ({ flow, layout }) => {
    const old = layout.colors ?? {};
    const changed = ids.filter((id) => nodeOf(flow, id) !== undefined && (old[id] ?? null) !== color);
    if (changed.length === 0) return { flow, layout };
    const others = Object.entries(old).filter(([id]) => !changed.includes(id));
    const given = color === null ? [] : changed.map((id) => [id, color] as const);
    return { flow, layout: withColors(layout, Object.fromEntries([...others, ...given])) };
  };
}
