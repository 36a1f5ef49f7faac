import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessageTemplates } from '@callwright/flow-compiler';
import { parseQueues, parseSchedules, parseSmsTemplates, type Queues, type Schedules, type SmsTemplates } from '@callwright/flow-schema';
import { hoursForCall, loadHolidays } from '@callwright/schedules';
import type { ScheduleLookup } from '@callwright/simulator';

/** Where a resource of a flow lies: in `resources` in the folder of flows. */
export function resourceFile(flowFolder: string, name: string): string {
  return path.join(path.dirname(path.resolve(flowFolder)), 'resources', name);
}

/** The schedules beside a flow; none where there is no file, null where it cannot be read. */
export function readSchedules(flowFolder: string): Schedules | null {
  const file = resourceFile(flowFolder, 'schedules.json');
  return existsSync(file) ? parseSchedules(readFileSync(file, 'utf8')).schedules : {};
}

/** The message templates beside a flow; none where there is no file, null where it cannot be read. */
export function readSmsTemplates(flowFolder: string): SmsTemplates | null {
  const file = resourceFile(flowFolder, 'sms-templates.json');
  return existsSync(file) ? parseSmsTemplates(readFileSync(file, 'utf8')).templates : {};
}

/** The queues beside a flow; null where there is no file, as for a template, or it cannot be read. */
export function readQueues(flowFolder: string): Queues | null {
  const file = resourceFile(flowFolder, 'queues.json');
  return existsSync(file) ? parseQueues(readFileSync(file, 'utf8')).queues : null;
}

/** The schedules beside a flow, as simulated calls ask for them. */
export async function scheduleLookup(flowFolder: string): Promise<ScheduleLookup> {
  const schedules = readSchedules(flowFolder) ?? {};
  if (Object.keys(schedules).length === 0) return () => null;
  const holidays = await loadHolidays();
  return (name, at, language, emergency) => {
    const schedule = Object.hasOwn(schedules, name) ? schedules[name] : undefined;
    return schedule === undefined ? null : hoursForCall(schedule, at, language, holidays, emergency || undefined);
  };
}

/** The message templates beside a flow, as simulated messages ask for them. */
export function templateLookup(flowFolder: string): MessageTemplates {
  const templates = readSmsTemplates(flowFolder) ?? {};
  return (name) => (Object.hasOwn(templates, name) ? templates[name]?.texts : undefined);
}
