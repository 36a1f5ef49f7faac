import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { TrafficBadge } from '../traffic/traffic-badge.tsx';
import { useLayer } from './layers.ts';
import { wayId } from './ways.ts';

/** What there is to know of a node: calls in it now, problems, tests. Silence means fine. */
export const Badges = memo(function Badges({ id }: { id: string }) {
  const { t } = useTranslation('canvas');
  const live = useLayer(({ live, shown }) => (shown.live ? (live[id] ?? 0) : 0));
  const errors = useLayer(({ problems, shown }) => (shown.problems ? (problems[id]?.errors ?? 0) : 0));
  const warnings = useLayer(({ problems, shown }) => (shown.problems ? (problems[id]?.warnings ?? 0) : 0));
  const tested = useLayer(({ untested, shown }) => testedAs(id, shown.tests ? untested : null));
  const traffic = useLayer((layers) => layers.traffic !== null);
  if (live === 0 && errors === 0 && warnings === 0 && tested === null && !traffic) return null;
  return (
    <span className="badges">
      {traffic && <TrafficBadge id={id} />}
      {live > 0 && (
        <span className="badge-live figures" title={t('calls-here', { count: live })}>
          <i />
          {live}
        </span>
      )}
      {errors > 0 && <IconAlertCircleFilled className="badge-error" size={14} role="img" aria-label={t('errors', { count: errors })} />}
      {errors === 0 && warnings > 0 && (
        <IconAlertTriangleFilled className="badge-warning" size={13} role="img" aria-label={t('warnings', { count: warnings })} />
      )}
      {tested === 'all' && <IconCheck className="badge-tested" size={12} stroke={2.4} role="img" aria-label={t('tested')} />}
      {tested === 'not-all' && <IconCircleDashed className="badge-untested" size={12} stroke={2} role="img" aria-label={t('not-tested')} />}
    </span>
  );
});

function testedAs(id: string, untested: { nodes: readonly string[]; exits: readonly string[] } | null): 'all' | 'not-all' | null {
  if (untested === null) return null;
  return untested.nodes.includes(id) || untested.exits.some((exit) => exit.startsWith(wayId(id, ''))) ? 'not-all' : 'all';
}
