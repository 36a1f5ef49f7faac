import { type Schedule, scheduleSchema, WEEKDAYS } from '@callwright/flow-schema';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { loadHolidays } from './load-holidays.ts';
import { scheduleState } from './schedule-state.ts';

let calendar: HolidayCalendar;
beforeAll(async () => {
  calendar = await loadHolidays();
});

const zones = [
  ...['Europe/Chisinau', 'Europe/Bucharest', 'Europe/Moscow', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo'],
  ...['America/Santiago', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'UTC'],
];

it('is open exactly from when it opens until it closes', () => {
  fc.assert(
    fc.property(schedules(true), instants(), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (schedule, at, part) => {
      const found = stateAt(schedule, at);
      const isOpen = found.state === 'open';
      const changesAt = isOpen ? found.closesAt : found.opensAt;
      expect(isOpen || found.closesAt === null).toBe(true);
      if (found.opensAt !== null) {
        expect(stateAt(schedule, Date.parse(found.opensAt)).state).toBe('open');
        expect(stateAt(schedule, Date.parse(found.opensAt) - 1).state).not.toBe('open');
      }
      if (changesAt === null) return;
      const change = Date.parse(changesAt);
      expect(change).toBeGreaterThan(at);
      expect(stateAt(schedule, change).state === 'open').toBe(!isOpen);
      for (const between of [at + Math.floor((change - at) * part), change - 1]) {
        const meanwhile = stateAt(schedule, between);
        expect(meanwhile.state === 'open').toBe(isOpen);
        expect(isOpen ? meanwhile.closesAt : meanwhile.opensAt).toBe(changesAt);
      }
    }),
    { numRuns: 500 },
  );
});

it('is open whenever a clock there shows a time within the hours, and at no other time but in an hour that comes twice', () => {
  fc.assert(
    fc.property(schedules(false), fc.oneof(instants(), nearChanges()), (schedule, at) => {
      const isOpen = stateAt(schedule, at).state === 'open';
      const shown = isShownOpen(schedule, at);
      if (isOpen !== shown) expect([isOpen, comesTwice(schedule.zone, at)]).toEqual([true, true]);
    }),
    { numRuns: 3000 },
  );
});

function stateAt(schedule: Schedule, at: number) {
  return scheduleState(schedule, new Date(at).toISOString(), calendar);
}

function instants() {
  return fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) });
}

/** About a day on which clocks are changed in one of the zones. */
function nearChanges() {
  const days = [
    '2026-03-29',
    '2026-10-25',
    '2026-03-08',
    '2026-11-01',
    '2026-04-24',
    '2026-10-29',
    '2026-04-05',
    '2026-09-06',
    '2026-10-04',
  ];
  return fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: -20 * 60, max: 44 * 60 }))
    .map(([day, minutes]) => Date.parse(`${day}T00:00Z`) + minutes * 60_000);
}

function schedules(withRules: boolean) {
  const week = fc.tuple(...WEEKDAYS.map(() => hours())).map((days) => Object.fromEntries(WEEKDAYS.map((day, index) => [day, days[index]])));
  const exception = fc.record({
    title: fc.constant('Other hours'),
    from: fc.integer({ min: 0, max: 1400 }).map((day) => new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10)),
    hours: hours(),
  });
  const exceptions = fc.uniqueArray(exception, { selector: ({ from }) => from, maxLength: 4 });
  const holidays = fc.record({ country: fc.constantFrom('RO', 'MD', 'RU', 'US', 'XX'), hours: hours() });
  const rules = withRules ? { exceptions, holidays } : {};
  return fc
    .record({ title: fc.constant('Any'), zone: fc.constantFrom(...zones), week, ...rules })
    .map((schedule) => scheduleSchema.parse(schedule));
}

/** None, most of the day, or up to three spans and perhaps a night; days begin where nights end at the earliest. */
function hours() {
  const times = fc.uniqueArray(fc.integer({ min: 24, max: 22 * 12 }), { minLength: 2, maxLength: 6 });
  const spans = fc.tuple(times, fc.boolean()).map(([found, night]) => {
    const marks = found.sort((a, b) => a - b).map(clockTime);
    const pairs = marks.flatMap((mark, index) => (index % 2 === 0 && index + 1 < marks.length ? [[mark, marks[index + 1]]] : []));
    return night ? [...pairs, ['22:00', '02:00']] : pairs;
  });
  return fc.oneof({ weight: 4, arbitrary: spans }, fc.constantFrom([], [['02:00', '24:00']], [['23:30', '00:30']]));
}

function clockTime(fiveMinutes: number): string {
  const hour = String(Math.floor(fiveMinutes / 12)).padStart(2, '0');
  return `${hour}:${String((fiveMinutes % 12) * 5).padStart(2, '0')}`;
}

/** Reads the clock without the code under test. */
function wallClock(zone: string, at: number): { weekday: string; time: string } {
  const options = { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at);
  const [weekday = '', hour = '', minute = ''] = ['weekday', 'hour', 'minute'].map(
    (type) => parts.find((part) => part.type === type)?.value,
  );
  return { weekday: weekday.toLowerCase(), time: `${hour}:${minute}` };
}

function isShownOpen({ zone, week }: Schedule, at: number): boolean {
  const { weekday, time } = wallClock(zone, at);
  const today = WEEKDAYS.map(String).indexOf(weekday);
  const hoursOf = (day: number) => week[WEEKDAYS[(day + 7) % 7] ?? 'mon'] ?? [];
  const isToday = hoursOf(today).some(([opens, closes]) => opens <= time && (time < closes || closes <= opens));
  return isToday || hoursOf(today - 1).some(([opens, closes]) => closes <= opens && time < closes);
}

/** The clock shows this time again soon, or has just shown it: most clocks are changed by an hour, Lord Howe's by half of one. */
function comesTwice(zone: string, at: number): boolean {
  const time = wallClock(zone, at).time;
  return [30, 60].some((minutes) => [-1, 1].some((sign) => wallClock(zone, at + sign * minutes * 60_000).time === time));
}
