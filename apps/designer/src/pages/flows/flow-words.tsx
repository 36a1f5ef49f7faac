import { meQuery } from '@callwright/web/api/me-query.ts';
import { IconAlertCircleFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { useWhen } from '../../page-parts/when.ts';
import { lastChange } from './list-flows.ts';

const MOST_NUMBERS = 2;

/** Whether calls reach it, and what is not live yet. */
export function StateChips({ card: { live, draft } }: { card: FlowCard }) {
  const { t } = useTranslation('flows');
  return (
    <span className="flow-chips">
      {live !== null && (
        <span className="chip green">
          <i className="chip-dot" />
          {t('live', { number: live.number })}
        </span>
      )}
      {draft !== null && (
        <span className="chip brand">
          {live === null ? t('draft-never') : draft.changes === 0 ? t('draft-looks') : t('draft', { count: draft.changes })}
        </span>
      )}
      {draft === null && live === null && <span className="chip">{t('on-disk')}</span>}
    </span>
  );
}

/** Errors and warnings, where there are any. */
export function Problems({ card: { problems } }: { card: FlowCard }) {
  const { t } = useTranslation('flows');
  return (
    <>
      {problems.errors > 0 && (
        <span
          className="flow-problems error"
          role="img"
          aria-label={t('errors', { count: problems.errors })}
          title={t('errors', { count: problems.errors })}
        >
          <IconAlertCircleFilled size={13} aria-hidden />
          {problems.errors}
        </span>
      )}
      {problems.warnings > 0 && (
        <span
          className="flow-problems warning"
          role="img"
          aria-label={t('warnings', { count: problems.warnings })}
          title={t('warnings', { count: problems.warnings })}
        >
          <IconAlertTriangleFilled size={13} aria-hidden />
          {problems.warnings}
        </span>
      )}
    </>
  );
}

/** "You, 3 hours ago". */
export function LastChange({ card }: { card: FlowCard }) {
  const { t } = useTranslation('flows');
  const { data: me } = useQuery(meQuery);
  const when = useWhen();
  const change = lastChange(card);
  if (change === null) return null;
  const by = change.by === me?.user.name ? t('you') : change.by === 'files' ? t('by-files') : change.by;
  return (
    <span className="caption ellipsis" title={new Date(change.at).toLocaleString()}>
      {by}, {when(change.at)}
    </span>
  );
}

/** Who is here now, as a dark pill. */
export function CallsNow({ calls }: { calls: number }) {
  const { t } = useTranslation('flows');
  if (calls === 0) return null;
  return (
    <span className="calls-now-pill">
      <i />
      {t('now', { count: calls })}
    </span>
  );
}

/** The numbers that lead to it, or the flows that use it. */
export function useReached(): (card: FlowCard, titleOf: (id: string) => string) => string {
  const { t } = useTranslation('flows');
  return ({ numbers, usedBy, kind }, titleOf) => {
    const shown = numbers.length > MOST_NUMBERS ? [...numbers.slice(0, MOST_NUMBERS), `+${numbers.length - MOST_NUMBERS}`] : numbers;
    if (shown.length > 0) return shown.join(', ');
    const [first] = usedBy;
    if (first === undefined) return kind === 'call' ? t('no-number') : t('used-nowhere');
    return usedBy.length === 1 ? t('used-by', { title: titleOf(first) }) : t('used-by-flows', { count: usedBy.length });
  };
}
