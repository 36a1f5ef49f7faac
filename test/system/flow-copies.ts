import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowFolder } from '@callwright/cli';

/** Copies flows into one folder as a runtime wants it, each with a number of its own. Answers the number of each flow. */
export function copyFlows(folders: readonly FlowFolder[], target: string, phones: Record<string, string>): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [index, { folder, flow }] of folders.entries()) {
    if (flow === null) throw new Error(`${folder} holds no flow`);
    cpSync(folder, path.join(target, 'flows', flow.id), { recursive: true });
    numbers.set(flow.id, `+1500555${String(1000 + index)}`);
  }
  mkdirSync(path.join(target, 'environments'), { recursive: true });
  const bound = Object.fromEntries([...numbers].map(([flow, number]) => [number, { flow }]));
  writeFileSync(path.join(target, 'environments/test.json'), JSON.stringify({ numbers: bound, phones }));
  return numbers;
}
