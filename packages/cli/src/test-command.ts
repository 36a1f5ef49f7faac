import path from 'node:path';
import { nodeRegistry } from '@callwright/nodes';
import { type CallFileRun, transcriptText } from '@callwright/simulator';
import pc from 'picocolors';
import { findFlowFolders } from './find-flow-folders.ts';
import { describeCoverage, type FlowCoverage, flowCoverage } from './flow-coverage.ts';
import { readEnvironment } from './read-environment.ts';
import { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
import { simulateCall } from './simulate-call.ts';

interface TestOptions {
  environment: string;
  transcript: boolean;
  coverage: boolean;
  json: boolean;
  print(text: string): void;
}

interface Result extends CallFileRun {
  file: string;
  title: string;
}

/** Runs call files in the simulator. Answers the exit code: 0 all pass, 1 one fails or cannot be read, 2 nothing to run. */
export async function testCommand(paths: readonly string[], options: TestOptions): Promise<number> {
  const { print, json } = options;
  const only = new Set(paths.filter((place) => place.endsWith('.call.json')).map((place) => path.resolve(place)));
  const folders = findFlowFolders(paths).map((folder) => readFlowFolder(folder, nodeRegistry));
  const environment = readEnvironment(options.environment);
  const results: Result[] = [];
  const coverages: FlowCoverage[] = [];
  for (const folder of folders) {
    const first = results.length;
    for (const { file, callFile } of folder.calls.filter((call) => only.size === 0 || only.has(call.file))) {
      const run = await simulateCall(folder, callFile, nodeRegistry, environment);
      const result = { file: path.relative('.', file), title: callFile.title, ...run };
      results.push(result);
      if (!json) print(described(result, options.transcript));
    }
    if (folder.flow !== null) coverages.push(flowCoverage(folder.flow, nodeRegistry, results.slice(first)));
  }
  const unread = folders.flatMap(unreadable);
  const failed = results.filter(({ failures }) => failures.length > 0).length + unread.length;
  if (json) print(JSON.stringify(options.coverage ? { results, coverage: coverages } : results, null, 2));
  else for (const line of unread) print(pc.red(line));
  if (results.length + unread.length === 0) {
    print(`No call file at or below ${paths.join(', ')}.`);
    return 2;
  }
  if (!json && options.coverage) print(describeCoverage(coverages));
  if (!json) print(`${results.length + unread.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function described({ file, title, failures, transcript }: Result, withTranscript: boolean): string {
  const mark = failures.length === 0 ? pc.green('passed') : pc.red('failed');
  const lines = [`${mark}  ${title}  ${pc.dim(file)}`, ...failures.map((failure) => pc.red(`        ${failure}`))];
  return [...lines, ...(withTranscript || failures.length > 0 ? [transcriptText(transcript)] : [])].join('\n');
}

/** A call file with problems counts as failed: it was meant to be run. */
function unreadable({ problems, machine, folder }: FlowFolder): string[] {
  const files = problems
    .filter(({ file }) => file.endsWith('.call.json'))
    .map(({ file, diagnostic }) => `failed  ${path.relative('.', file)}: ${diagnostic.path.join('.')}: ${diagnostic.message}`);
  return machine === null ? [...files, `failed  ${path.relative('.', folder)}: the flow has errors; run "callwright lint"`] : files;
}
