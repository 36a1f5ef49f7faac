import { Button, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { freeName } from '../../page-parts/free-name.ts';
import { replaced } from '../../page-parts/replaced.ts';
import { ResourceBar } from '../../page-parts/resource/resource-bar.tsx';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import './hours.css';
import { ScheduleEditor } from './schedule-editor.tsx';
import { ScheduleList } from './schedule-list.tsx';
import { problemsOf, type SchedulesValue, type ScheduleValue, trimmed } from './schedule-values.ts';

/** When somebody is there: schedules, with what overrides them. */
export function HoursPage() {
  const { t } = useTranslation('hours');
  const editing = useResourceDraft<SchedulesValue>('schedules');
  const mayChange = useMayChange();
  const [wanted, setWanted] = useLocalStorage({ key: 'callwright.schedule', defaultValue: '' });
  const { value: schedules } = editing;
  const names = Object.keys(schedules ?? {});
  const chosen = names.includes(wanted) ? wanted : names[0];
  const schedule = chosen === undefined ? undefined : schedules?.[chosen];
  const add = (): void => {
    const title = t('new-schedule');
    const name = freeName(title, new Set(names));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const hours: [string, string][] = [['09:00', '18:00']];
    editing.edit((value) => ({ ...value, [name]: { title, zone, week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } } }));
    setWanted(name);
  };
  const write = (name: string, change: ScheduleValue | null): void =>
    editing.edit((before) => replaced(before, name, change === null ? null : trimmed(change)));
  return (
    <div className="page hours-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {mayChange && (
          <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} disabled={schedules === undefined} onClick={add}>
            {t('add-schedule')}
          </Button>
        )}
        <ResourceBar editing={editing} title={t('title')} problems={problemsOf(schedules ?? {})} />
      </div>
      {editing.error !== null && <PageError error={editing.error} again={editing.readAgain} />}
      {schedules === undefined && editing.error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {schedules !== undefined && names.length === 0 && (
        <div className="page-empty">
          <h2>{t('no-schedules')}</h2>
          <p>{t('no-schedules-what')}</p>
          {mayChange && <Button onClick={add}>{t('add-schedule')}</Button>}
        </div>
      )}
      {schedules !== undefined && chosen !== undefined && schedule !== undefined && (
        <div className="hours-sides">
          <ScheduleList schedules={schedules} chosen={chosen} changes={editing.changes} onChoose={setWanted} />
          <ScheduleEditor key={chosen} name={chosen} value={schedule} disabled={!mayChange} onChange={(change) => write(chosen, change)} />
        </div>
      )}
    </div>
  );
}
