import { scheduleSchema } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { describeSchedule } from './describe-schedule.ts';

const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const schedule = scheduleSchema.parse({
  title: 'Desk',
  zone: 'Europe/Bucharest',
  week: { mon: workday, tue: workday, wed: [['22:00', '06:00']], thu: workday, sat: [['00:00', '24:00']], sun: [] },
});

it.each([
  [
    'en',
    ['Monday–Tuesday: 09:00–13:00, 14:00–18:00', 'Wednesday: 22:00–06:00', 'Thursday: 09:00–13:00, 14:00–18:00', 'Friday: closed'],
    ['Saturday: 24 hours', 'Sunday: closed'],
  ],
  [
    'ru',
    ['Понедельник–вторник: 09:00–13:00, 14:00–18:00', 'Среда: 22:00–06:00', 'Четверг: 09:00–13:00, 14:00–18:00', 'Пятница: закрыто'],
    ['Суббота: круглосуточно', 'Воскресенье: закрыто'],
  ],
  [
    'ro',
    ['Luni–marți: 09:00–13:00, 14:00–18:00', 'Miercuri: 22:00–06:00', 'Joi: 09:00–13:00, 14:00–18:00', 'Vineri: închis'],
    ['Sâmbătă: non-stop', 'Duminică: închis'],
  ],
] as const)('says the week in %s', (language, workdays, weekend) => {
  expect(describeSchedule(schedule, language)).toEqual([...workdays, ...weekend]);
  expect(describeSchedule({ ...schedule, week: {} }, language)).toHaveLength(1);
});
