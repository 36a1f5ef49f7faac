import { howLongAgo } from '@callwright/web/i18n/how-long-ago.ts';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

/** When something was, as people say it: "3 hours ago", "yesterday, 14:05", "14 Nov", with the year where it is another one. */
export function when(iso: string, { now, language, yesterday }: { now: number; language: string; yesterday: string }): string {
  const at = dayjs(iso).locale(language);
  const today = dayjs(now);
  if (at.isSame(today, 'day')) return howLongAgo(iso, language, now);
  if (at.isSame(today.subtract(1, 'day'), 'day')) return `${yesterday}, ${at.format('HH:mm')}`;
  return at.format(at.isSame(today, 'year') ? 'D MMM' : 'D MMM YYYY');
}

/** The same in the language of the page. */
export function useWhen(): (iso: string) => string {
  const { t, i18n } = useTranslation('pages');
  const language = i18n.resolvedLanguage ?? 'en';
  return (iso) => when(iso, { now: Date.now(), language, yesterday: t('yesterday') });
}
