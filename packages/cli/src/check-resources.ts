import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkDispositions, checkQueues, checkScript, checkSmsTemplates } from '@callwright/flow-compiler';
import { type Diagnostic, parseDispositions, parseQueues, parseSchedules, parseScript, parseSmsTemplates } from '@callwright/flow-schema';
import { checkSchedules, loadHolidays } from '@callwright/schedules';
import type { FlowFolder } from './read-flow-folder.ts';
import { neighbourKinds, neighbourVariables } from './read-neighbours.ts';
import { readQueues, readSchedules, readSmsTemplates, resourceFile } from './read-resources.ts';

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
  async 'dispositions.json'(text, flowFolder) {
    const { dispositions, diagnostics } = parseDispositions(text);
    return dispositions === null ? diagnostics : checkDispositions(dispositions, queuesBeside(flowFolder));
  },
};

/** What is wrong in the resources beside flows. */
export async function checkResources(flowFolders: readonly string[]): Promise<FlowFolder['problems']> {
  const found = Object.entries(checks).flatMap(([name, check]) => {
    const folders = new Map(flowFolders.map((folder) => [resourceFile(folder, name), folder]));
    return [...folders].filter(([file]) => existsSync(file)).map(async ([file, folder]) => checkFile(file, (text) => check(text, folder)));
  });
  const scripts = new Map(flowFolders.map((folder) => [resourceFile(folder, 'scripts'), folder]));
  return [
    ...(await Promise.all(found)).flat(),
    ...(await Promise.all([...scripts].map(([place, folder]) => checkScripts(place, folder)))).flat(),
  ];
}

async function checkScripts(place: string, flowFolder: string): Promise<FlowFolder['problems']> {
  if (!existsSync(place)) return [];
  const beside = { ...queuesBeside(flowFolder), variables: neighbourVariables(flowFolder) };
  const files = readdirSync(place).filter((name) => name.endsWith('.md'));
  const check = async (text: string) => {
    const { script, diagnostics } = parseScript(text);
    return script === null ? diagnostics : checkScript(script, beside);
  };
  return (await Promise.all(files.toSorted().map((name) => checkFile(path.join(place, name), check)))).flat();
}

function queuesBeside(flowFolder: string): { queues?: string[] } {
  const queues = readQueues(flowFolder);
  return queues === null ? {} : { queues: Object.keys(queues) };
}

async function checkFile(file: string, check: (text: string) => Promise<Diagnostic[]>): Promise<FlowFolder['problems']> {
  return (await check(readFileSync(file, 'utf8'))).map((diagnostic) => ({ file, diagnostic }));
}
