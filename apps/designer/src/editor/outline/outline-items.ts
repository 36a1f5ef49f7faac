import type { Flow, Layout } from '@callwright/flow-schema';
import type { Card, CardExit } from '../canvas/card.ts';
import { noteId } from '../model/note-id.ts';
import { nodeOf } from '../model/open-document.ts';

/** The exit of a node by which one comes to a row. */
export interface Led {
  node: string;
  exit: CardExit;
}
export type OutlineGroup = 'keys' | 'error' | 'loose' | 'notes';

interface Base {
  /** Stays the same while the flow is edited. */
  key: string;
  by: Led | null;
  /** It follows the row above by a lone exit, which has no name of its own. */
  inSequence: boolean;
  /** An exit of the flow itself, to which a reserved key leads. */
  flowExit: string | null;
}
/** What a row of the outline stands for: a node, a link to a node that stands elsewhere, an exit to nowhere, or a heading. */
export type OutlineItem =
  | (Base & { kind: 'node'; node: string })
  | (Base & { kind: 'link'; node: string })
  | (Base & { kind: 'open' })
  | (Base & { kind: 'group'; group: OutlineGroup })
  | (Base & { kind: 'note'; index: number; text: string });

const base: Base = { key: '', by: null, inSequence: false, flowExit: null };

/** The items of a flow, each with those below it. Every node stands in it once as itself, at its shortest way from the start. */
export function createOutlineItems(flow: Flow, cardOf: (node: string) => Card, notes: Layout['notes'] = []) {
  const exitsOf = (node: string): readonly CardExit[] => cardOf(node).exits.filter(isFirst);
  const owners = ownersOf(flow, exitsOf);
  const led = (node: string, exit: CardExit, inSequence: boolean): OutlineItem => {
    const key = exitKey(node, exit.exit);
    return place({ ...base, key, by: { node, exit }, inSequence }, exit.target);
  };
  const place = (item: Base, target: string | null): OutlineItem => {
    if (target === null || nodeOf(flow, target) === undefined) return { ...item, kind: 'open' };
    return { ...item, kind: owners.get(target) === item.key ? 'node' : 'link', node: target };
  };
  /** What follows a node by its lone exit, and so on. */
  const sequence = (node: string): OutlineItem[] => {
    const items: OutlineItem[] = [];
    for (let at: string | null = node; at !== null; ) {
      const [exit, ...others] = exitsOf(at);
      if (exit === undefined || others.length > 0) break;
      const item = led(at, exit, true);
      items.push(item);
      at = item.kind === 'node' ? item.node : null;
    }
    return items;
  };
  const begun = (key: string, node: string): OutlineItem[] => [{ ...base, key, kind: 'node', node, inSequence: true }, ...sequence(node)];
  const group = (name: OutlineGroup): OutlineItem => ({ ...base, key: name, kind: 'group', group: name });
  const loose = [...owners].filter(([, key]) => key.startsWith('loose:')).map(([node]) => node);
  return {
    owners,
    roots: (): OutlineItem[] => [
      ...(nodeOf(flow, flow.start) === undefined ? [] : begun('start', flow.start)),
      ...(Object.keys(flow.exits).length > 0 ? [group('keys')] : []),
      ...(flow.onError === undefined ? [] : [group('error')]),
      ...(loose.length > 0 ? [group('loose')] : []),
      ...(notes.length > 0 ? [group('notes')] : []),
    ],
    below(item: OutlineItem): OutlineItem[] {
      if (item.kind === 'group') {
        if (item.group === 'keys')
          return Object.entries(flow.exits).map(([exit, target]) => place({ ...base, key: `keys:${exit}`, flowExit: exit }, target));
        if (item.group === 'notes')
          return notes.map(({ text }, index): OutlineItem => ({ ...base, key: noteId(index), kind: 'note', index, text }));
        if (item.group === 'error') return [place({ ...base, key: 'error:' }, flow.onError ?? null)];
        return loose.flatMap((node) => begun(`loose:${node}`, node));
      }
      if (item.kind !== 'node') return [];
      const exits = exitsOf(item.node);
      if (exits.length > 1) return exits.map((exit) => led(item.node, exit, false));
      return item.inSequence ? [] : sequence(item.node);
    },
  };
}

/** The row of an exit. No node id and no exit has a colon. */
export function exitKey(node: string, exit: string): string {
  return `exit:${node}:${exit}`;
}

/** In a draft two options may have one exit. */
function isFirst({ exit }: CardExit, index: number, exits: readonly CardExit[]): boolean {
  return exits.findIndex((one) => one.exit === exit) === index;
}

/** Which row each node stands in as itself. */
function ownersOf(flow: Flow, exitsOf: (node: string) => readonly CardExit[]): Map<string, string> {
  const owners = new Map<string, string>();
  const spread = (key: string, first: string): void => {
    if (owners.has(first) || nodeOf(flow, first) === undefined) return;
    owners.set(first, key);
    const waiting = [first];
    for (const node of waiting)
      for (const { exit, target } of exitsOf(node)) {
        if (target === null || owners.has(target) || nodeOf(flow, target) === undefined) continue;
        owners.set(target, exitKey(node, exit));
        waiting.push(target);
      }
  };
  spread('start', flow.start);
  for (const [exit, target] of Object.entries(flow.exits)) spread(`keys:${exit}`, target);
  if (flow.onError !== undefined) spread('error:', flow.onError);
  const rest = Object.keys(flow.nodes).filter((id) => !owners.has(id));
  const led = new Set(rest.flatMap((id) => exitsOf(id).flatMap(({ target }) => (target === null || target === id ? [] : [target]))));
  for (const id of [...rest.filter((one) => !led.has(one)), ...rest]) spread(`loose:${id}`, id);
  return owners;
}
