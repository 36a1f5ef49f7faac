import path from 'node:path';
import {
  type Diagnostic,
  parseDispositions,
  parseEnvironment,
  parseQueues,
  parseSchedules,
  parseSmsTemplates,
} from '@callwright/flow-schema';
import { checkSchedules, type HolidayCalendar, loadHolidays } from '@callwright/schedules';
import type { Deps } from '../deps.ts';

/** What the API changes of the files beside flows. */
interface ResourceKind {
  file(settings: Deps['settings']): string;
  /** What is wrong with the text of the file. */
  check(text: string): Diagnostic[] | Promise<Diagnostic[]>;
  /** Lets calls use what the file says now. */
  reload(deps: Deps): Promise<unknown>;
}

export type ResourceName = 'schedules' | 'sms-templates' | 'queues' | 'dispositions' | 'environment';

let calendar: Promise<HolidayCalendar> | null = null;

const beside = (name: string) => (settings: Deps['settings']) => path.join(settings.flowsDir, 'resources', name);

/** The resources by name. */
export const resourceKinds: Readonly<Record<ResourceName, ResourceKind>> = {
  schedules: {
    file: beside('schedules.json'),
    async check(text) {
      const { schedules, diagnostics } = parseSchedules(text);
      if (schedules === null) return diagnostics;
      calendar ??= loadHolidays();
      return [...diagnostics, ...checkSchedules(schedules, await calendar)];
    },
    reload: ({ resources }) => resources.reload(),
  },
  'sms-templates': {
    file: beside('sms-templates.json'),
    check: (text) => parseSmsTemplates(text).diagnostics,
    reload: ({ resources }) => resources.reload(),
  },
  queues: {
    file: beside('queues.json'),
    check: (text) => parseQueues(text).diagnostics,
    reload: ({ resources }) => resources.reload(),
  },
  dispositions: {
    file: beside('dispositions.json'),
    check: (text) => parseDispositions(text).diagnostics,
    reload: ({ resources }) => resources.reload(),
  },
  environment: {
    file: ({ environmentFile }) => environmentFile,
    check: (text) => parseEnvironment(text).diagnostics,
    reload: ({ environment }) => environment.reload(),
  },
};

/** Whether there is a resource of a name. */
export function isResourceName(name: string): name is ResourceName {
  return Object.hasOwn(resourceKinds, name);
}
