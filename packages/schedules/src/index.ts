export { checkSchedules } from './check-schedules.ts';
export { type DayPlan, planOf } from './day-plan.ts';
export { type DescribedLanguage, describeSchedule } from './describe-schedule.ts';
export type { HolidayCalendar } from './holiday-calendar.ts';
export { type HoursForCall, hoursForCall } from './hours-for-call.ts';
export { loadHolidays } from './load-holidays.ts';
export { NoInstantError, type ScheduleState, scheduleState } from './schedule-state.ts';
export { type ZoneClock, zoneClock } from './zone-clock.ts';
