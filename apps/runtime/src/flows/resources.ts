import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkDispositions } from '@callwright/flow-compiler';
import {
  type Diagnostic,
  type DispositionRules,
  type Dispositions,
  parseDispositions,
  parseQueues,
  parseSchedules,
  parseSmsTemplates,
  type Queue,
  type Queues,
  type Schedules,
  type Script,
  type SmsTemplates,
} from '@callwright/flow-schema';
import { checkSchedules, type HolidayCalendar, type HoursForCall, hoursForCall, loadHolidays } from '@callwright/schedules';
import { readScripts } from './read-scripts.ts';

/** What flows use by name, from files beside them. It binds live: a call in progress sees a change at once. */
export interface Resources {
  /** A schedule at an instant; null when there is none of that name. `emergency` is the live switch, where it was ever turned. */
  scheduleState(name: string, at: string, language: string, emergency: boolean | undefined): Promise<HoursForCall | null>;
  hasSchedule(name: string): boolean;
  scheduleNames(): { name: string; title: string }[];
  /** The time zone of a schedule; undefined when there is none of that name. */
  scheduleZone(name: string): string | undefined;
  queue(name: string): Queue | undefined;
  queueNames(): string[];
  /** All queues. */
  queues(): Queues;
  /** How conversations of a queue may end in the agent's eyes; undefined where nobody has said. */
  dispositions(queue: string): DispositionRules | undefined;
  /** What agents say, by the names of the files. */
  scripts(): Script[];
  /** The texts of a message template by language; undefined when there is none of that name. */
  smsTemplate(name: string): Readonly<Record<string, string>> | undefined;
  /** All message templates. */
  smsTemplates(): SmsTemplates;
  /** Reads the files again; with errors the last good content stays. */
  reload(): Promise<{ file: string; diagnostics: Diagnostic[] }[]>;
}

/** The resources of a folder; empty until `reload` has read it. */
export function createResources(folder: string): Resources {
  let schedules: Schedules = {};
  let templates: SmsTemplates = {};
  let queues: Queues = {};
  let dispositions: Dispositions = {};
  let scripts: ReadonlyMap<string, Script> = new Map();
  let calendar: Promise<HolidayCalendar> | null = null;
  // loading all countries' holidays takes a while, so it waits until a schedule is there
  const holidays = () => {
    calendar ??= loadHolidays();
    return calendar;
  };
  const own = <Item>(items: Readonly<Record<string, Item>>, name: string) => (Object.hasOwn(items, name) ? items[name] : undefined);
  return {
    hasSchedule: (name) => Object.hasOwn(schedules, name),
    scheduleNames: () => Object.entries(schedules).map(([name, { title }]) => ({ name, title })),
    scheduleZone: (name) => own(schedules, name)?.zone,
    queue: (name) => own(queues, name),
    queueNames: () => Object.keys(queues),
    queues: () => queues,
    async scheduleState(name, at, language, emergency) {
      const schedule = own(schedules, name);
      return schedule === undefined ? null : hoursForCall(schedule, at, language, await holidays(), emergency);
    },
    dispositions: (queue) => own(dispositions, queue) ?? own(dispositions, 'other'),
    scripts: () => [...scripts.values()],
    smsTemplate: (name) => own(templates, name)?.texts,
    smsTemplates: () => templates,
    async reload() {
      const schedulesFile = path.join(folder, 'schedules.json');
      const templatesFile = path.join(folder, 'sms-templates.json');
      const readSchedules = parseSchedules(await readOr(schedulesFile, '{}'));
      const queuesFile = path.join(folder, 'queues.json');
      const readTemplates = parseSmsTemplates(await readOr(templatesFile, '{}'));
      const readQueues = parseQueues(await readOr(queuesFile, '{}'));
      const dispositionsFile = path.join(folder, 'dispositions.json');
      const readDispositions = parseDispositions(await readOr(dispositionsFile, '{}'));
      dispositions = readDispositions.dispositions ?? dispositions;
      schedules = readSchedules.schedules ?? schedules;
      templates = readTemplates.templates ?? templates;
      queues = readQueues.queues ?? queues;
      const queueNames = Object.keys(queues);
      const readTexts = await readScripts(path.join(folder, 'scripts'), scripts, queueNames);
      scripts = readTexts.scripts;
      const unknown = Object.keys(schedules).length > 0 ? checkSchedules(schedules, await holidays()) : [];
      return [
        { file: schedulesFile, diagnostics: [...readSchedules.diagnostics, ...unknown] },
        { file: templatesFile, diagnostics: readTemplates.diagnostics },
        { file: queuesFile, diagnostics: readQueues.diagnostics },
        {
          file: dispositionsFile,
          diagnostics: [...readDispositions.diagnostics, ...checkDispositions(dispositions, { queues: queueNames })],
        },
        ...readTexts.problems,
      ];
    },
  };
}

function readOr(file: string, missing: string): Promise<string> {
  return existsSync(file) ? readFile(file, 'utf8') : Promise.resolve(missing);
}
