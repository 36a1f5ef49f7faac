import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flowQuery } from '../api/flow-queries.ts';
import { TroublePage } from '../shell/trouble-page.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { LoadingFlow } from './loading-flow.tsx';
import { type OpenedFlow, openFlow } from './open-flow.ts';

/** One flow, opened to be drawn, tried and published. */
export function EditorPage() {
  const { id } = useParams({ from: '/signed-in/flows/$id' });
  const { data, error, refetch } = useQuery(flowQuery(id));
  const [opened, setOpened] = useState<OpenedFlow | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    if (data === undefined) return;
    let current: OpenedFlow | null = null;
    let gone = false;
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
  if (error !== null || trouble !== null) return <TroublePage error={error ?? trouble} reset={() => void refetch()} />;
  return opened === null || opened.id !== id ? <LoadingFlow nodes={nodeCount(data?.flow)} /> : <EditorFrame opened={opened} />;
}

/** How many nodes a draft has, as far as it has any. */
function nodeCount(flow: unknown): number {
  const nodes = typeof flow === 'object' && flow !== null && 'nodes' in flow ? flow.nodes : null;
  return typeof nodes === 'object' && nodes !== null ? Object.keys(nodes).length : 0;
}
