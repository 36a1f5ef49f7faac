import { type Schedule, scheduleSchema } from '@callwright/flow-schema';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { loadHolidays } from './load-holidays.ts';
import { scheduleState } from './schedule-state.ts';

let calendar: HolidayCalendar;
beforeAll(async () => {
  calendar = await loadHolidays();
});

const workday = spans('09:00-13:00 14:00-18:00');
const office = scheduleSchema.parse({
  title: 'Office',
  zone: 'Europe/Chisinau',
  week: { mon: workday, tue: workday, wed: workday, thu: workday, fri: spans('09:00-13:00 22:00-06:00'), sat: spans('10:00-14:00') },
  holidays: { country: 'MD', hours: spans('10:00-12:00'), ignore: ['2026-05-01', 'Victory Day'] },
  exceptions: [
    { title: 'Inventory', from: '2026-06-15', to: '2026-06-16' },
    { title: 'Christmas party', from: '2026-12-25', hours: spans('09:00-11:00') },
    { title: 'Day of the company', from: '2026-07-10', as: 'holiday' },
    { title: 'Night of museums', from: '2026-05-16', hours: spans('20:00-02:00') },
  ],
});

describe('an office in Chisinau, where it is', () => {
  it.each([
    ['2026-06-10T08:59:59.999', 'closed', 'Weekly hours', '2026-06-10T09:00', null],
    ['2026-06-10T09:00', 'open', 'Weekly hours', '2026-06-10T14:00', '2026-06-10T13:00'],
    ['2026-06-10T13:00', 'closed', 'Weekly hours', '2026-06-10T14:00', null],
    ['2026-06-10T17:59:59.999', 'open', 'Weekly hours', '2026-06-11T09:00', '2026-06-10T18:00'],
    ['2026-06-12T23:00', 'open', 'Weekly hours', '2026-06-13T10:00', '2026-06-13T06:00'],
    ['2026-06-13T05:59', 'open', 'Weekly hours', '2026-06-13T10:00', '2026-06-13T06:00'],
    ['2026-06-13T06:00', 'closed', 'Weekly hours', '2026-06-13T10:00', null],
    ['2026-06-13T15:00', 'closed', 'Weekly hours', '2026-06-17T09:00', null],
    ['2026-06-15T10:00', 'closed', 'Inventory', '2026-06-17T09:00', null],
    ['2026-06-16T23:59', 'closed', 'Inventory', '2026-06-17T09:00', null],
    ['2026-07-10T10:00', 'holiday', 'Day of the company', '2026-07-11T10:00', null],
    ['2026-05-17T01:59', 'open', 'Night of museums', '2026-05-18T09:00', '2026-05-17T02:00'],
    ['2026-05-17T02:00', 'closed', 'Weekly hours', '2026-05-18T09:00', null],
    ['2026-04-13T09:30', 'holiday', 'A doua zi de Paști', '2026-04-13T10:00', null],
    ['2026-04-13T11:00', 'open', 'A doua zi de Paști', '2026-04-14T09:00', '2026-04-13T12:00'],
    ['2026-04-13T23:59:59', 'holiday', 'A doua zi de Paști', '2026-04-14T09:00', null],
    ['2026-04-14T00:00', 'closed', 'Weekly hours', '2026-04-14T09:00', null],
    ['2026-05-01T09:30', 'open', 'Weekly hours', '2026-05-01T22:00', '2026-05-01T13:00'],
    ['2026-05-09T12:30', 'open', 'Weekly hours', '2026-05-11T09:00', '2026-05-09T14:00'],
    ['2026-12-25T12:00', 'closed', 'Christmas party', '2026-12-26T10:00', null],
    ['2026-12-25T10:00', 'open', 'Christmas party', '2026-12-26T10:00', '2026-12-25T11:00'],
    ['2027-01-01T05:00', 'holiday', 'Anul nou', '2027-01-01T10:00', null],
  ])('%s, is %s: %s', (local, state, reason, opens, closes) => {
    const found = scheduleState(office, inChisinau(local), calendar);
    expect(found).toEqual({ state, reason, opensAt: opens && inChisinau(opens), closesAt: closes && inChisinau(closes) });
  });

  it('takes the night of Friday to its end, though Saturday is a holiday', () => {
    const saturday = { ...office, holidays: { country: 'MD', kinds: ['public'], hours: [], ignore: [] } } satisfies Schedule;
    expect(scheduleState(saturday, inChisinau('2026-05-09T05:00'), calendar)).toMatchObject({ state: 'open' });
    expect(scheduleState(saturday, inChisinau('2026-05-09T06:00'), calendar)).toMatchObject({ state: 'holiday', reason: 'Ziua Victoriei' });
  });

  it('puts the emergency switch before all', () => {
    const found = scheduleState({ ...office, emergency: true }, inChisinau('2026-06-10T10:00'), calendar);
    expect(found).toEqual({ state: 'emergency', reason: 'Emergency switch', opensAt: null, closesAt: null });
  });

  it('takes an instant in any offset, and refuses what is none', () => {
    expect(scheduleState(office, '2026-06-10T02:00:00-04:00', calendar)).toMatchObject({ state: 'open' });
    for (const at of ['', 'now', '2026-13-01T00:00Z']) expect(() => scheduleState(office, at, calendar)).toThrow('no ISO 8601 instant');
  });
});

describe('where it never changes', () => {
  it('says so instead of a time, after 400 days without a change', () => {
    const always = weekly('Europe/Moscow', '00:00-24:00');
    expect(scheduleState(always, '2026-06-10T10:00Z', calendar)).toMatchObject({ state: 'open', opensAt: null, closesAt: null });
    const never = { ...always, week: {} };
    expect(scheduleState(never, '2026-06-10T10:00Z', calendar)).toMatchObject({ state: 'closed', opensAt: null, closesAt: null });
  });

  it('looks 400 days ahead and no further', () => {
    const once = onDay('Europe/Moscow', '2027-07-15', '13:00-14:00');
    expect(scheduleState(once, '2026-06-10T10:00:00Z', calendar).opensAt).toBe('2027-07-15T10:00:00.000Z');
    expect(scheduleState(once, '2026-06-10T09:59:59Z', calendar).opensAt).toBeNull();
  });
});

describe('where clocks are changed', () => {
  it.each([
    ['Europe/Bucharest', '2026-03-29', '00:00-24:00', '2026-03-28T22:00', '2026-03-29T21:00'],
    ['Europe/Bucharest', '2026-03-28', '22:00-06:00', '2026-03-28T20:00', '2026-03-29T03:00'],
    ['Europe/Bucharest', '2026-03-29', '03:15-05:00', '2026-03-29T01:00', '2026-03-29T02:00'],
    ['Europe/Bucharest', '2026-03-29', '02:00-03:30', '2026-03-29T00:00', '2026-03-29T01:00'],
    ['Europe/Bucharest', '2026-03-29', '03:00-04:00', null, null],
    ['Europe/Bucharest', '2026-03-29', '04:00-05:00', '2026-03-29T01:00', '2026-03-29T02:00'],
    ['Europe/Bucharest', '2026-10-25', '00:00-24:00', '2026-10-24T21:00', '2026-10-25T22:00'],
    ['Europe/Bucharest', '2026-10-25', '03:15-03:45', '2026-10-25T00:15', '2026-10-25T01:45'],
    ['Europe/Bucharest', '2026-10-25', '01:00-03:00', '2026-10-24T22:00', '2026-10-25T00:00'],
    ['Europe/Bucharest', '2026-10-25', '04:00-05:00', '2026-10-25T02:00', '2026-10-25T03:00'],
    ['Europe/Bucharest', '2026-10-25', '09:00-18:00', '2026-10-25T07:00', '2026-10-25T16:00'],
    ['America/New_York', '2026-03-08', '01:30-03:30', '2026-03-08T06:30', '2026-03-08T07:30'],
    ['America/New_York', '2026-11-01', '00:30-01:30', '2026-11-01T04:30', '2026-11-01T06:30'],
    ['Africa/Cairo', '2026-04-24', '00:00-02:00', '2026-04-23T22:00', '2026-04-23T23:00'],
    ['Australia/Lord_Howe', '2026-04-05', '01:00-03:00', '2026-04-04T14:00', '2026-04-04T16:30'],
    ['Pacific/Apia', '2011-12-30', '09:00-18:00', null, null],
    ['Europe/Moscow', '2026-03-29', '09:00-18:00', '2026-03-29T06:00', '2026-03-29T15:00'],
    ['Europe/Moscow', '2026-10-26', '09:00-18:00', '2026-10-26T06:00', '2026-10-26T15:00'],
    ['Asia/Kathmandu', '2026-03-29', '09:00-18:00', '2026-03-29T03:15', '2026-03-29T12:15'],
  ])('%s on %s, %s, is open from %s to %s UTC', (zone, date, hours, opens, closes) => {
    const schedule = onDay(zone, date, hours);
    const eve = new Date(Date.parse(`${date}T00:00Z`) - 86_400_000).toISOString();
    const { opensAt } = scheduleState(schedule, eve, calendar);
    expect(opensAt).toBe(utc(opens));
    if (opensAt !== null) expect(scheduleState(schedule, opensAt, calendar).closesAt).toBe(utc(closes));
  });

  it.each([
    ['2026-03-29', 3],
    ['2026-10-25', 5],
  ])('Chisinau on %s has %i hours from one to five, whenever in the night it changes its clocks', (date, hours) => {
    const schedule = onDay('Europe/Chisinau', date, '01:00-05:00');
    const opensAt = scheduleState(schedule, `${date}T00:00:00+06:00`, calendar).opensAt ?? '';
    const closesAt = scheduleState(schedule, opensAt, calendar).closesAt ?? '';
    expect((Date.parse(closesAt) - Date.parse(opensAt)) / 3_600_000).toBe(hours);
  });
});

function spans(text: string): string[][] {
  return text.split(' ').map((span) => span.split('-'));
}

function weekly(zone: string, hours: string): Schedule {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, spans(hours)]);
  return scheduleSchema.parse({ title: 'Weekly', zone, week: Object.fromEntries(days) });
}

function onDay(zone: string, date: string, hours: string): Schedule {
  return scheduleSchema.parse({ title: 'Once', zone, week: {}, exceptions: [{ title: 'Once', from: date, hours: spans(hours) }] });
}

/** Summer time from the last Sunday of March to the last Sunday of October; no row is near the changes. */
function inChisinau(local: string): string {
  const summer = local > '2026-03-29T12' && local < '2026-10-25';
  return new Date(`${local}${summer ? '+03:00' : '+02:00'}`).toISOString();
}

function utc(time: string | null): string | null {
  return time === null ? null : `${time}:00.000Z`;
}
