import { existsSync, readFileSync } from 'node:fs';
import { checkSmsTemplates } from '@callwright/flow-compiler';
import { type Diagnostic, parseSchedules, parseSmsTemplates } from '@callwright/flow-schema';
import { checkSchedules, loadHolidays } from '@callwright/schedules';
import type { FlowFolder } from './read-flow-folder.ts';
import { resourceFile } from './read-resources.ts';

const checks: Record<string, (text: string) => Promise<Diagnostic[]>> = {
  async 'schedules.json'(text) {
    const { schedules, diagnostics } = parseSchedules(text);
    return schedules === null || Object.keys(schedules).length === 0 ? diagnostics : checkSchedules(schedules, await loadHolidays());
  },
  async 'sms-templates.json'(text) {
    const { templates, diagnostics } = parseSmsTemplates(text);
    return templates === null ? diagnostics : checkSmsTemplates(templates);
  },
};

/** What is wrong in the resources beside flows. */
export async function checkResources(flowFolders: readonly string[]): Promise<FlowFolder['problems']> {
  const found = Object.entries(checks).flatMap(([name, check]) => {
    const files = new Set(flowFolders.map((folder) => resourceFile(folder, name)));
    return [...files].filter((file) => existsSync(file)).map(async (file) => checkFile(file, check));
  });
  return (await Promise.all(found)).flat();
}

async function checkFile(file: string, check: (text: string) => Promise<Diagnostic[]>): Promise<FlowFolder['problems']> {
  return (await check(readFileSync(file, 'utf8'))).map((diagnostic) => ({ file, diagnostic }));
}
