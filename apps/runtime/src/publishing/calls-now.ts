import type { Deps } from '../deps.ts';

/** Where the calls of a flow are at this moment. */
export interface CallsNow {
  total: number;
  byVersion: { number: number | null; hash: string; calls: number }[];
  /** By the id of the node; of one inside of a module, by that of the node that uses the module. */
  byNode: Record<string, number>;
}

/** Counts the calls in progress of a flow. A version without a number never was live. */
export async function callsNow({ store }: Pick<Deps, 'store'>, flowId: string): Promise<CallsNow> {
  const counted = await store.countCallsNow(flowId);
  const numbers = new Map((await store.listPublicationNumbers(flowId)).map(({ hash, number }) => [hash, number]));
  const byVersion = new Map<string, number>();
  const byNode = new Map<string, number>();
  for (const { version, node, calls } of counted) {
    byVersion.set(version, (byVersion.get(version) ?? 0) + calls);
    if (node === null) continue;
    const [own = node] = node.split('/');
    byNode.set(own, (byNode.get(own) ?? 0) + calls);
  }
  return {
    total: counted.reduce((total, { calls }) => total + calls, 0),
    byVersion: [...byVersion].map(([hash, calls]) => ({ number: numbers.get(hash) ?? null, hash, calls })),
    byNode: Object.fromEntries(byNode),
  };
}
