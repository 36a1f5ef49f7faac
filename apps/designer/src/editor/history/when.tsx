import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import 'dayjs/locale/ro';
import 'dayjs/locale/ru';
import { useTranslation } from 'react-i18next';

dayjs.extend(relativeTime);

/** How long ago something was; the moment itself on hovering. */
export function When({ at }: { at: string }) {
  const { i18n } = useTranslation('history');
  const language = i18n.resolvedLanguage ?? 'en';
  return (
    <time
      dateTime={at}
      title={new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hour12: false }).format(new Date(at))}
    >
      {dayjs(at).locale(language).fromNow()}
    </time>
  );
}
