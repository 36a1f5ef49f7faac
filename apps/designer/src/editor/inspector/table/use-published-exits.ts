import type { Flow } from '@callwright/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '../../../api/flow-queries.ts';
import { asDocument } from '../../model/as-document.ts';
import { useOpened } from '../../opened-context.ts';

/** The exits of a node in the version that is live: reports and tests know them by name. Null while that is not known. */
export function usePublishedExits(node: string): readonly string[] | null {
  const nodes = useLiveNodes();
  return nodes === null ? null : Object.hasOwn(nodes, node) ? Object.keys(nodes[node]?.exits ?? {}) : [];
}

/** The nodes of the version that is live, by id. Null while that is not known. */
export function usePublishedNodes(): readonly string[] | null {
  const nodes = useLiveNodes();
  return nodes === null ? null : Object.keys(nodes);
}

function useLiveNodes(): Flow['nodes'] | null {
  const { id, state } = useOpened();
  const number = state.live?.number ?? 0;
  const { data } = useQuery({ ...versionQuery(id, number), enabled: state.live !== null });
  if (state.live === null) return {};
  return data === undefined ? null : nodesOf(data);
}

const known = new WeakMap<object, Flow['nodes']>();

/** Many fields ask at each key; a version is read once. */
function nodesOf(version: { flow: unknown; layout: unknown }): Flow['nodes'] {
  const nodes = known.get(version) ?? asDocument(version.flow, version.layout).flow.nodes;
  known.set(version, nodes);
  return nodes;
}
