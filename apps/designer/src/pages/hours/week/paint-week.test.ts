import { scheduleSchema } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Area, intervalsOf, isOpen, openHours, paintWeek, type Week, weekOf } from './paint-week.ts';

const areas = fc
  .tuple(fc.nat(6), fc.nat(6), fc.nat(1440), fc.nat(1440))
  .filter(([, , one, other]) => one !== other)
  .map(
    ([day, otherDay, one, other]): Area => ({
      firstDay: Math.min(day, otherDay),
      lastDay: Math.max(day, otherDay),
      from: Math.min(one, other),
      to: Math.max(one, other),
    }),
  );
const strokes = fc.array(fc.tuple(areas, fc.boolean()), { maxLength: 12 });
const painted = (made: readonly (readonly [Area, boolean])[]) => made.reduce<Week>((week, [area, open]) => paintWeek(week, area, open), {});
const minuteIsOpen = (week: Week, day: number, minute: number) => isOpen(intervalsOf(week)[day] ?? [], { from: minute, to: minute + 1 });

it('whatever is painted is a week that the schema takes, and painting shows what was painted last', () => {
  fc.assert(
    fc.property(strokes, areas, fc.boolean(), fc.nat(6), fc.nat(1439), (made, area, open, day, minute) => {
      const before = painted(made);
      const week = paintWeek(before, area, open);
      expect(scheduleSchema.safeParse({ title: 'Office', zone: 'Europe/Chisinau', week }).error).toBeUndefined();
      const isInside = area.firstDay <= day && day <= area.lastDay && area.from <= minute && minute < area.to;
      expect(minuteIsOpen(week, day, minute)).toBe(isInside ? open : minuteIsOpen(before, day, minute));
    }),
  );
});

it('a week that is read and written again is open at the same times', () => {
  fc.assert(
    fc.property(strokes, (made) => {
      const week = painted(made);
      expect(weekOf(intervalsOf(week))).toEqual(week);
      expect(openHours(week)).toBeLessThanOrEqual(168);
    }),
  );
});

it('a night is one span of the day on which it begins, and odd minutes stay as they are', () => {
  const night = paintWeek(
    paintWeek({}, { firstDay: 6, lastDay: 6, from: 22 * 60, to: 1440 }, true),
    { firstDay: 0, lastDay: 0, from: 0, to: 360 },
    true,
  );
  expect(night).toEqual({ sun: [['22:00', '06:00']] });
  expect(intervalsOf(night)[0]).toEqual([{ from: 0, to: 360 }]);
  const whole = paintWeek({}, { firstDay: 0, lastDay: 6, from: 0, to: 1440 }, true);
  expect(whole.mon).toEqual([['00:00', '24:00']]);
  const odd = paintWeek({ mon: [['09:10', '17:50']] }, { firstDay: 0, lastDay: 0, from: 720, to: 780 }, false);
  expect(odd.mon).toEqual([
    ['09:10', '12:00'],
    ['13:00', '17:50'],
  ]);
});
