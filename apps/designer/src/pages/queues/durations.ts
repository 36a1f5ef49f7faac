import { useTranslation } from 'react-i18next';

const MINUTE = 60;
const HOUR = 3600;

/** Seconds in their largest units: hours and minutes, minutes and seconds; parts that are nought are left out. */
export function spanParts(seconds: number): { unit: 'h' | 'min' | 's'; value: number }[] {
  const whole = Math.round(seconds);
  const parts = [
    { unit: 'h' as const, value: Math.floor(whole / HOUR) },
    { unit: 'min' as const, value: Math.floor((whole % HOUR) / MINUTE) },
    { unit: 's' as const, value: whole % MINUTE },
  ].filter(({ value }) => value > 0);
  return parts.length === 0 ? [{ unit: 's', value: 0 }] : parts.slice(0, 2);
}

/** The same in words of the page: "4 min 20 s". */
export function useSpans(): (seconds: number) => string {
  const { t } = useTranslation('queues');
  return (seconds) =>
    spanParts(seconds)
      .map(({ unit, value }) => `${value} ${t(`unit-${unit}`)}`)
      .join(' ');
}
