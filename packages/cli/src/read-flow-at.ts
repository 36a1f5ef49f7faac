import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeDiagnostic, type Flow, MAX_FLOW_LENGTH, parseFlow } from '@callwright/flow-schema';

/**
 * Reads a flow from a file, from a folder with a `flow.json`, or from a git revision as `REV:path`, the path as git has it:
 * from the repository's root, or from here when it begins with `./`. Throws an error that says what is wrong with the place.
 */
export function readFlowAt(place: string): Flow {
  const { flow, diagnostics } = parseFlow(textAt(place));
  if (flow === null) throw new Error(`${place} is no flow:\n${diagnostics.map(describeDiagnostic).join('\n')}`);
  return flow;
}

function textAt(place: string): string {
  if (existsSync(place)) return readFileSync(flowFileIn(place), 'utf8');
  const [, revision, inside] = /^([^:-][^:]*):(.+)$/.exec(place) ?? [];
  if (revision === undefined || inside === undefined)
    throw new Error(`There is no ${place}. Name a flow.json, its folder, or a git revision like HEAD~1:flows/support-line.`);
  return textInGit(place, revision, inside);
}

function flowFileIn(place: string): string {
  if (!statSync(place).isDirectory()) return place;
  const file = path.join(place, 'flow.json');
  if (!existsSync(file)) throw new Error(`There is no flow.json in ${place}.`);
  return file;
}

function textInGit(place: string, revision: string, inside: string): string {
  const file = inside.endsWith('.json') ? inside : `${inside.replace(/\/$/, '')}/flow.json`;
  const { error, status, stdout, stderr } = spawnSync('git', ['show', `${revision}:${file}`], {
    encoding: 'utf8',
    maxBuffer: 4 * MAX_FLOW_LENGTH,
  });
  if (error !== undefined) throw new Error(`${place} cannot be read: git does not run (${error.message}).`, { cause: error });
  if (status !== 0) throw new Error(`${place} cannot be read: ${stderr.trim()}`);
  return stdout;
}
