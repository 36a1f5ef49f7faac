import { TroublePage } from '@callwright/web/shell/trouble-page.tsx';
import { useParams } from '@tanstack/react-router';
import { LoadingFlow } from '../loading-flow.tsx';
import { OpenedProviders } from '../opened-providers.tsx';
import { useOpenFlow } from '../use-open-flow.ts';
import { CompareFrame } from './compare-frame.tsx';
import '../editor.css';

/** Two versions of a flow on one canvas. */
export function ComparePage() {
  const { id } = useParams({ from: '/signed-in/flows/$id/compare' });
  const { opened, error, refetch } = useOpenFlow(id, 'compare');
  if (error !== null) return <TroublePage error={error} reset={() => void refetch()} />;
  if (opened === null) return <LoadingFlow nodes={0} />;
  return (
    <OpenedProviders opened={opened}>
      <CompareFrame />
    </OpenedProviders>
  );
}
