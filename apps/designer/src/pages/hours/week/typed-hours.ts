import type { Hours, Span } from '@callwright/flow-schema';
import { minutesOf, timeOf } from './paint-week.ts';

/** Hours as people write them: `09:00-13:00, 14:00-18:00`. Empty is closed. */
export function hoursText(hours: Hours): string {
  return hours.map(([opens, closes]) => `${opens}-${closes}`).join(', ');
}

/** Reads `9-18`, `9:00 – 13:30; 22:00-6:00`; null for what is none. Whether they overlap is the schema's question. */
export function readHours(text: string): Hours | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans = parts.map(readSpan);
  return spans.every((span) => span !== null) ? spans.toSorted((one, other) => minutesOf(one[0]) - minutesOf(other[0])) : null;
}

function readSpan(text: string): Span | null {
  const [, from = '', fromMinutes = '00', to = '', toMinutes = '00'] =
    /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  const [opens, closes] = [Number(from) * 60 + Number(fromMinutes), Number(to) * 60 + Number(toMinutes)];
  const isTime = from !== '' && Number(fromMinutes) < 60 && Number(toMinutes) < 60 && opens < 1440 && closes <= 1440 && opens !== closes;
  return isTime ? [timeOf(opens), timeOf(closes)] : null;
}
