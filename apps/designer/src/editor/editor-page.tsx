import { TroublePage } from '@callwright/web/shell/trouble-page.tsx';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { recordOf } from '../json/is-record.ts';
import { EditorFrame } from './editor-frame.tsx';
import { LoadingFlow } from './loading-flow.tsx';
import { OpenedProviders } from './opened-providers.tsx';
import { useOpenFlow } from './use-open-flow.ts';

/** One flow, opened to be drawn, tried and published. */
export function EditorPage() {
  const { id } = useParams({ from: '/signed-in/flows/$id' });
  const { opened, data, error, refetch } = useOpenFlow(id);
  const { try: wantsTrial } = useSearch({ from: '/signed-in/flows/$id' });
  useEffect(() => {
    if (wantsTrial === 1) opened?.editor.getState().look({ trying: true });
  }, [wantsTrial, opened]);
  if (error !== null) return <TroublePage error={error} reset={() => void refetch()} />;
  if (opened === null) return <LoadingFlow nodes={Object.keys(recordOf(recordOf(data?.flow)['nodes'])).length} />;
  return (
    <OpenedProviders opened={opened}>
      <EditorFrame />
    </OpenedProviders>
  );
}
