import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The head of one queue: back to all, its name, live or settings. */
export function QueueHead({ name, title, children }: { name: string; title: string; children?: ReactNode }) {
  const { t } = useTranslation('queues');
  return (
    <div className="page-head">
      <Link to="/queues" className="queue-back" aria-label={t('all-queues')} title={t('all-queues')}>
        <IconChevronLeft size={16} stroke={1.9} aria-hidden />
      </Link>
      <h1 className="queue-name ellipsis">{title === '' ? name : title}</h1>
      <nav className="segments queue-pages" aria-label={t('pages-of-queue')}>
        <Link to="/queues/$name/live" params={{ name }}>
          {t('live')}
        </Link>
        <Link to="/queues/$name" params={{ name }} activeOptions={{ exact: true, includeSearch: false }}>
          {t('settings')}
        </Link>
        <Link to="/what-if" search={{ queue: name }}>
          {t('what-if')}
        </Link>
      </nav>
      <span className="page-space" />
      {children}
    </div>
  );
}
