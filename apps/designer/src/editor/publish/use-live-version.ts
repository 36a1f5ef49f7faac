import { useQuery } from '@tanstack/react-query';
import { type FlowState, versionsQuery } from '../../api/flow-queries.ts';

/** The version that is live now; it may be another than when the flow was opened. */
export function useLiveVersion({ id, live }: Pick<FlowState, 'id' | 'live'>): FlowState['live'] {
  const { data } = useQuery(versionsQuery(id));
  return data === undefined ? live : (data.find((version) => version.live) ?? null);
}
