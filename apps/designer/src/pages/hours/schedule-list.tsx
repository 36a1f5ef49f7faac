import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldPath } from '../../page-parts/resource/merge-sides.ts';
import type { SchedulesValue } from './schedule-values.ts';
import { type NamedState, statesQuery } from './states-query.ts';

interface ScheduleListProps {
  schedules: SchedulesValue;
  chosen: string;
  changes: readonly FieldPath[];
  onChoose: (name: string) => void;
}

/** All schedules, each with what callers meet now. */
export function ScheduleList({ schedules, chosen, changes, onChoose }: ScheduleListProps) {
  const { t, i18n } = useTranslation('hours');
  const { data: states = [] } = useQuery(statesQuery(i18n.resolvedLanguage ?? 'en'));
  return (
    <nav className="schedule-list page-card" aria-label={t('schedules')}>
      <ul>
        {Object.entries(schedules).map(([name, { title }]) => (
          <li key={name}>
            <button type="button" aria-current={name === chosen} onClick={() => onChoose(name)}>
              <span className="schedule-list-title">
                {title === '' ? name : title}
                {changes.some(([first]) => first === name) && <i className="changed-dot" title={t('changed')} />}
              </span>
              <StateNow state={states.find((state) => state.name === name)} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** "Open until 18:00" as a caller would meet it now. */
export function StateNow({ state }: { state: NamedState | undefined }) {
  const { t } = useTranslation('hours');
  if (state === undefined) return <span className="chip">{t('not-published')}</span>;
  const { opens, closes } = state.hours as { opens?: string | null; closes?: string | null };
  const is = state.state ?? 'closed';
  const colour = { open: 'green', closed: '', holiday: 'amber', emergency: 'red' }[is];
  const until = is === 'open' ? closes && t('until', { when: closes }) : opens && t('opens', { when: opens });
  return (
    <span className="state-now">
      <span className={`chip ${colour}`}>
        {is === 'open' && <i className="chip-dot" />}
        {t(`state-${is}`)}
      </span>
      {until && <span className="caption">{until}</span>}
    </span>
  );
}
