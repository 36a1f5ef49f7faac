import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSchedules } from '@callwright/flow-schema';
import { hoursForCall, loadHolidays } from '@callwright/schedules';
import type { ScheduleLookup } from '@callwright/simulator';

/** The schedules beside a flow, `resources/schedules.json` in the folder of flows, as simulated calls ask for them. */
export async function readScheduleLookup(flowFolder: string): Promise<ScheduleLookup> {
  const file = path.join(path.dirname(path.resolve(flowFolder)), 'resources', 'schedules.json');
  const { schedules } = existsSync(file) ? parseSchedules(readFileSync(file, 'utf8')) : { schedules: null };
  if (schedules === null) return () => null;
  const holidays = await loadHolidays();
  return (name, at, language, emergency) => {
    const schedule = Object.hasOwn(schedules, name) ? schedules[name] : undefined;
    return schedule === undefined ? null : hoursForCall(schedule, at, language, holidays, emergency || undefined);
  };
}
