import { clockText } from '@callwright/web/time/clock-text.ts';
import { IconPhoneX } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayer } from '../canvas/layers.ts';
import './traffic.css';

/** From this share of those who came to a node on, hanging up there stands out. */
const MANY = 0.1;

/** How many calls came to a node, and how many hung up there. */
export const TrafficBadge = memo(function TrafficBadge({ id }: { id: string }) {
  const { t } = useTranslation('canvas');
  const shown = useLayer(({ traffic }) => traffic !== null);
  const node = useLayer(({ traffic }) => traffic?.nodes[id] ?? null);
  if (!shown) return null;
  if (node === null) return <span className="badge-came none figures">0</span>;
  const { entered, hungUp, hungUpAfter } = node;
  const after = hungUpAfter === null ? '' : ` ${t('traffic-after', { time: clockText(hungUpAfter) })}`;
  return (
    <>
      <span className="badge-came figures" title={t('traffic-came', { count: entered })}>
        {entered}
      </span>
      {hungUp > 0 && (
        <span
          className={hungUp / entered >= MANY ? 'badge-hung-up many figures' : 'badge-hung-up figures'}
          title={`${t('traffic-hung-up', { count: hungUp })}${after}`}
        >
          <IconPhoneX size={11} stroke={2} aria-hidden />
          {hungUp}
        </span>
      )}
    </>
  );
});
