import { howLongAgo } from '@callwright/web/i18n/how-long-ago.ts';
import { useTranslation } from 'react-i18next';

/** How long ago something was; the moment itself on hovering. */
export function When({ at }: { at: string }) {
  const { i18n } = useTranslation('history');
  const language = i18n.resolvedLanguage ?? 'en';
  return (
    <time
      dateTime={at}
      title={new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hour12: false }).format(new Date(at))}
    >
      {howLongAgo(at, language)}
    </time>
  );
}
