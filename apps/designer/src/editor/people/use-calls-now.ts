import { useLive } from '@callwright/web/api/live.ts';
import { useState } from 'react';

/** Where the calls of a flow are at this moment; a version without a number never was live. */
export interface CallsNow {
  total: number;
  byVersion: readonly { number: number | null; hash: string; calls: number }[];
  byNode: Readonly<Record<string, number>>;
}

/** The calls that are in a flow now, as they move; null until it is known. */
export function useCallsNow(flowId: string): CallsNow | null {
  const [calls, setCalls] = useState<CallsNow | null>(null);
  useLive(`flow:${flowId}`, ({ event, data }) => {
    // the server's own shape
    if (event === 'calls-now') setCalls(data as unknown as CallsNow);
  });
  return calls;
}
