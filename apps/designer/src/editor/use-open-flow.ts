import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { flowQuery } from '../api/flow-queries.ts';
import { type OpenedFlow, openFlow } from './open-flow.ts';

/**
 * Opens a flow while a page is shown. `page` names one that reads the flow as it is on the server now, not as another page has opened it. What
 * the server sent is there before the flow is open.
 */
export function useOpenFlow(id: string, page?: string) {
  const query = flowQuery(id);
  const { data, error, refetch } = useQuery({ ...query, queryKey: page === undefined ? query.queryKey : [...query.queryKey, page] });
  const [opened, setOpened] = useState<OpenedFlow | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    if (data === undefined) return;
    let current: OpenedFlow | null = null;
    let gone = false;
    setTrouble(null);
    openFlow(data).then(
      (flow) => {
        if (gone) return flow.close();
        current = flow;
        setOpened(flow);
      },
      (reason: unknown) => setTrouble(reason),
    );
    return () => {
      gone = true;
      current?.close();
      setOpened(null);
    };
  }, [data]);
  return { opened: opened?.id === id ? opened : null, data, error: error ?? trouble, refetch };
}
