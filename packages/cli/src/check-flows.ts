import path from 'node:path';
import type { MachineJson } from '@callwright/flow-compiler';
import type { Diagnostic, Flow } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { findFlowFolders } from './find-flow-folders.ts';
import { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
import { type ShowOptions, showProblems } from './show-problems.ts';

/** A flow on disk that compiles. */
export type CompiledFolder = FlowFolder & { flow: Flow; machine: MachineJson };

/** What a command looks for besides what forbids to compile. */
export interface FurtherChecks {
  /** In each flow that compiles. */
  inFlow(folder: CompiledFolder): Diagnostic[];
  /** In the files beside them. */
  besideFlows?(folders: readonly FlowFolder[]): Promise<FlowFolder['problems']>;
}

/** Shows the problems of flows, with those that further checks find. Answers the exit code. */
export async function checkFlows(paths: readonly string[], { inFlow, besideFlows }: FurtherChecks, options: ShowOptions): Promise<number> {
  const folders = findFlowFolders(paths).map((folder) => readFlowFolder(folder, nodeRegistry));
  if (folders.length === 0) {
    options.print(`No flow.json at or below ${paths.join(', ')}.`);
    return 2;
  }
  const inFlows = folders.flatMap((folder) => [...folder.problems, ...checked(folder, inFlow)]);
  return showProblems(folders.length, [...inFlows, ...((await besideFlows?.(folders)) ?? [])], options);
}

function checked(folder: FlowFolder, inFlow: FurtherChecks['inFlow']): FlowFolder['problems'] {
  const { flow, machine } = folder;
  if (flow === null || machine === null) return [];
  return inFlow({ ...folder, flow, machine }).map((diagnostic) => ({ file: path.join(folder.folder, 'flow.json'), diagnostic }));
}
