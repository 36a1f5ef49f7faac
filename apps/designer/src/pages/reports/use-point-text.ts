import { useTranslation } from 'react-i18next';

/** Names a point of a series: its hour, or its day. */
export function usePointText(step: 'hour' | 'day'): (from: string) => string {
  const { i18n } = useTranslation('reports');
  const shown = new Intl.DateTimeFormat(
    i18n.resolvedLanguage,
    step === 'hour' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { day: 'numeric', month: 'short' },
  );
  return (from) => shown.format(new Date(from));
}
