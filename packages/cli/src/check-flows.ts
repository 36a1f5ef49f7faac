import path from 'node:path';
import type { MachineJson, Registry } from '@callwright/flow-compiler';
import type { Diagnostic, Flow } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { findFlowFolders } from './find-flow-folders.ts';
import { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
import { type ShowOptions, showProblems } from './show-problems.ts';

type Check = (flow: Flow, machine: MachineJson, registry: Registry) => Diagnostic[];

/** Shows the problems of flows, with those that a further check finds in the ones that compile. Answers the exit code. */
export function checkFlows(paths: readonly string[], check: Check, options: ShowOptions): number {
  const folders = findFlowFolders(paths).map((folder) => readFlowFolder(folder, nodeRegistry));
  if (folders.length === 0) {
    options.print(`No flow.json at or below ${paths.join(', ')}.`);
    return 2;
  }
  const problems = folders.flatMap((folder) => [...folder.problems, ...checked(folder, check)]);
  return showProblems(folders.length, problems, options);
}

function checked({ folder, flow, machine }: FlowFolder, check: Check): FlowFolder['problems'] {
  if (flow === null || machine === null) return [];
  return check(flow, machine, nodeRegistry).map((diagnostic) => ({ file: path.join(folder, 'flow.json'), diagnostic }));
}
