import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { NodeFacts } from './node-facts.ts';

const DEEPEST = 3;

/** Menus that lie more than three choices deep: the first of them on each way down. */
export function checkDepth(flow: Flow, nodes: readonly NodeFacts[]): Diagnostic[] {
  const choices = new Map(nodes.flatMap((facts) => (isLevel(flow, facts) ? [[facts.id, optionExits(facts)] as const] : [])));
  const seen = new Set<string>();
  let level = [flow.start];
  for (let depth = 1; depth <= DEEPEST; depth += 1) level = below(flow, choices, seen, level);
  return sameLevel(flow, choices, seen, level)
    .filter((id) => choices.has(id))
    .map((id) =>
      diagnostic(
        'menu-too-deep',
        ['nodes', id],
        `Callers come to this menu by ${DEEPEST} choices before it. Make the way shorter.`,
        'warning',
      ),
    );
}

/** The nodes that follow the menus of a level by a choice. */
function below(flow: Flow, choices: ReadonlyMap<string, ReadonlySet<string>>, seen: Set<string>, level: readonly string[]): string[] {
  return sameLevel(flow, choices, seen, level).flatMap((id) =>
    exitsOf(flow, id).flatMap(([exit, to]) => (choices.get(id)?.has(exit) ? [to] : [])),
  );
}

/** These nodes and all that follow without a choice. */
function sameLevel(flow: Flow, choices: ReadonlyMap<string, ReadonlySet<string>>, seen: Set<string>, from: readonly string[]): string[] {
  const found: string[] = [];
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    found.push(id);
    const chosen = choices.get(id);
    for (const [exit, to] of exitsOf(flow, id)) if (chosen?.has(exit) !== true) waiting.push(to);
  }
  return found;
}

function exitsOf(flow: Flow, id: string): [string, string][] {
  return Object.entries(flow.nodes[id]?.exits ?? {});
}

/** A choice is one where options lead to different nodes. */
function isLevel(flow: Flow, facts: NodeFacts): boolean {
  const exits = flow.nodes[facts.id]?.exits ?? {};
  return new Set([...optionExits(facts)].map((exit) => exits[exit])).size > 1;
}

function optionExits({ options }: NodeFacts): Set<string> {
  return new Set(options?.list.flatMap(({ exit }) => exit ?? []));
}
