import { useTranslation } from 'react-i18next';

/** A moment as a list shows it, with the time of day to the minute, or to the second. */
export function useMoment(to: 'minute' | 'second' = 'minute'): (iso: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.resolvedLanguage ?? 'en', {
    ...(to === 'minute' && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(to === 'second' && { second: '2-digit' }),
    hourCycle: 'h23',
  });
  return (iso) => format.format(Date.parse(iso));
}
