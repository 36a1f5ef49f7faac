import { existsSync, readFileSync } from 'node:fs';
import { checkQueues, checkSmsTemplates } from '@callwright/flow-compiler';
import { type Diagnostic, parseDispositions, parseQueues, parseSchedules, parseSmsTemplates } from '@callwright/flow-schema';
import { checkSchedules, loadHolidays } from '@callwright/schedules';
import type { FlowFolder } from './read-flow-folder.ts';
import { neighbourKinds } from './read-neighbours.ts';
import { readSchedules, readSmsTemplates, resourceFile } from './read-resources.ts';

const checks: Record<string, (text: string, flowFolder: string) => Promise<Diagnostic[]>> = {
  async 'queues.json'(text, flowFolder) {
    const { queues, diagnostics } = parseQueues(text);
    if (queues === null) return diagnostics;
    const [schedules, templates] = [readSchedules(flowFolder), readSmsTemplates(flowFolder)];
    return checkQueues(queues, {
      flows: neighbourKinds(flowFolder),
      ...(schedules !== null && { schedules: Object.keys(schedules) }),
      ...(templates !== null && { smsTemplates: Object.keys(templates) }),
    });
  },
  async 'schedules.json'(text) {
    const { schedules, diagnostics } = parseSchedules(text);
    return schedules === null || Object.keys(schedules).length === 0 ? diagnostics : checkSchedules(schedules, await loadHolidays());
  },
  async 'sms-templates.json'(text) {
    const { templates, diagnostics } = parseSmsTemplates(text);
    return templates === null ? diagnostics : checkSmsTemplates(templates);
  },
  'dispositions.json': async (text) => parseDispositions(text).diagnostics,
};

/** What is wrong in the resources beside flows. */
export async function checkResources(flowFolders: readonly string[]): Promise<FlowFolder['problems']> {
  const found = Object.entries(checks).flatMap(([name, check]) => {
    const folders = new Map(flowFolders.map((folder) => [resourceFile(folder, name), folder]));
    return [...folders].filter(([file]) => existsSync(file)).map(async ([file, folder]) => checkFile(file, (text) => check(text, folder)));
  });
  return (await Promise.all(found)).flat();
}

async function checkFile(file: string, check: (text: string) => Promise<Diagnostic[]>): Promise<FlowFolder['problems']> {
  return (await check(readFileSync(file, 'utf8'))).map((diagnostic) => ({ file, diagnostic }));
}
