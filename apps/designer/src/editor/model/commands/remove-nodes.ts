import type { Flow } from '@callwright/flow-schema';
import { type Change, nodeOf, withColors } from '../open-document.ts';

/**
 * Removes nodes. Where each has one way on, what led to it is led on; other exits that led to them lead nowhere, which is shown as a problem.
 */
export function removeNodes(ids: readonly string[]): Change {
  return ({ flow, layout }) => {
    const gone = new Set(ids.filter((id) => nodeOf(flow, id) !== undefined));
    if (gone.size === 0) return { flow, layout };
    const settle = (target: string) => settled(flow, gone, target);
    const nodes = Object.fromEntries(
      Object.entries(flow.nodes)
        .filter(([id]) => !gone.has(id))
        .map(([id, node]) => [id, leadsTo(node.exits, gone) ? { ...node, exits: ledOn(node.exits, settle) } : node]),
    );
    const { onError, ...rest } = flow;
    const kept = onError === undefined ? undefined : settle(onError);
    const start = settle(flow.start) ?? Object.keys(nodes)[0] ?? flow.start;
    const staying = <Value>(record: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
    return {
      flow: { ...rest, ...(kept !== undefined && { onError: kept }), start, exits: ledOn(flow.exits, settle), nodes },
      layout: withColors({ ...layout, nodes: staying(layout.nodes) }, staying(layout.colors ?? {})),
    };
  };
}

function leadsTo(exits: Readonly<Record<string, string>>, gone: ReadonlySet<string>): boolean {
  return Object.values(exits).some((target) => gone.has(target));
}

function ledOn(exits: Readonly<Record<string, string>>, settle: (target: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(exits).flatMap(([exit, target]): [string, string][] => {
      const next = settle(target);
      return next === undefined ? [] : [[exit, next]];
    }),
  );
}

/** Where a way to removed nodes goes on: past those that have one way on. */
function settled(flow: Flow, gone: ReadonlySet<string>, target: string, seen: readonly string[] = []): string | undefined {
  if (!gone.has(target)) return target;
  const targets = [...new Set(Object.values(nodeOf(flow, target)?.exits ?? {}))];
  const [only] = targets;
  return targets.length === 1 && only !== undefined && !seen.includes(target) ? settled(flow, gone, only, [...seen, target]) : undefined;
}
