import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { flowQuery } from '../../api/flow-queries.ts';
import { type OpenedFlow, openFlow } from '../open-flow.ts';

/** Opens a flow while the page is shown; as it is on the server now, not as another page has opened it. */
export function useOpenFlow(id: string) {
  const { data, error, refetch } = useQuery({ ...flowQuery(id), queryKey: [...flowQuery(id).queryKey, 'compare'] });
  const [opened, setOpened] = useState<OpenedFlow | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    let current: OpenedFlow | null = null;
    let gone = false;
    void openFlow(data).then((flow) => {
      if (gone) return flow.close();
      current = flow;
      setOpened(flow);
    });
    return () => {
      gone = true;
      current?.close();
      setOpened(null);
    };
  }, [data]);
  return { opened: opened?.id === id ? opened : null, error, refetch };
}
