import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowFolder } from '@callwright/cli';
import type { Environment } from '@callwright/flow-schema';

/** Copies flows into one folder as a runtime wants it, each with a number of its own. Answers the number of each flow. */
export function copyFlows(
  folders: readonly FlowFolder[],
  target: string,
  { phones, endpoints }: Pick<Environment, 'phones' | 'endpoints'>,
): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [index, { folder, flow }] of folders.entries()) {
    if (flow === null) throw new Error(`${folder} holds no flow`);
    cpSync(folder, path.join(target, 'flows', flow.id), { recursive: true });
    numbers.set(flow.id, `+1500555${String(1000 + index)}`);
  }
  mkdirSync(path.join(target, 'flows/resources'), { recursive: true });
  for (const name of ['schedules.json', 'sms-templates.json'])
    writeFileSync(path.join(target, 'flows/resources', name), JSON.stringify(joined(folders, name)));
  mkdirSync(path.join(target, 'environments'), { recursive: true });
  const bound = Object.fromEntries([...numbers].map(([flow, number]) => [number, { flow }]));
  writeFileSync(path.join(target, 'environments/test.json'), JSON.stringify({ numbers: bound, phones, endpoints }));
  return numbers;
}

/** The resources of several folders of flows as one. */
function joined(folders: readonly FlowFolder[], name: string): object {
  const files = new Set(folders.map(({ folder }) => path.join(path.dirname(path.resolve(folder)), 'resources', name)));
  return Object.assign({}, ...[...files].filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8'))));
}
