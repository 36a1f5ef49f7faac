import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import 'dayjs/locale/ro';
import 'dayjs/locale/ru';

dayjs.extend(relativeTime);

/** How long ago a moment was, in words: "3 hours ago". */
export function howLongAgo(iso: string, language: string, now: number = Date.now()): string {
  return dayjs(iso).locale(language).from(dayjs(now));
}
