import path from 'node:path';
import { nodeRegistry } from '@callwright/nodes';
import { type CallFileRun, transcriptText } from '@callwright/simulator';
import pc from 'picocolors';
import { findFlowFolders } from './find-flow-folders.ts';
import { describeCoverage, flowCoverage } from './flow-coverage.ts';
import { readEnvironment } from './read-environment.ts';
import { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
import { notRun, simulateCall } from './simulate-call.ts';

interface TestOptions {
  /** Omitted: the usual one, where it is. */
  environment?: string;
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
  const { print, json, transcript } = options;
  const only = new Set(paths.filter((place) => place.endsWith('.call.json')).map((place) => path.resolve(place)));
  const chosen = (file: string) => only.size === 0 || only.has(file);
  const environment = readEnvironment(options.environment);
  const runs: { folder: FlowFolder; results: Result[] }[] = [];
  for (const place of findFlowFolders(paths)) {
    const folder = readFlowFolder(place, nodeRegistry);
    const results = unreadable(folder).filter(({ file }) => chosen(path.resolve(file)));
    for (const { file, callFile } of folder.calls.filter((call) => chosen(call.file))) {
      results.push({
        file: path.relative('.', file),
        title: callFile.title,
        ...(await simulateCall(folder, callFile, nodeRegistry, environment)),
      });
    }
    runs.push({ folder, results });
    if (!json) for (const result of results) print(described(result, transcript));
  }
  const results = runs.flatMap((run) => run.results);
  const coverage = runs.flatMap((run) => (run.folder.flow === null ? [] : [flowCoverage(run.folder.flow, nodeRegistry, run.results)]));
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  if (json) print(JSON.stringify(options.coverage ? { results, coverage } : results, null, 2));
  else if (results.length === 0) print(`No call file at or below ${paths.join(', ')}.`);
  else print([...(options.coverage ? [describeCoverage(coverage)] : []), `${results.length - failed} passed, ${failed} failed`].join('\n'));
  return results.length === 0 ? 2 : failed > 0 ? 1 : 0;
}

function described({ file, title, failures, transcript }: Result, withTranscript: boolean): string {
  const mark = failures.length === 0 ? pc.green('passed') : pc.red('failed');
  const lines = [`${mark}  ${title}  ${pc.dim(file)}`, ...failures.map((failure) => pc.red(`        ${failure}`))];
  return [...lines, ...(transcript.length > 0 && (withTranscript || failures.length > 0) ? [transcriptText(transcript)] : [])].join('\n');
}

/** A call file with problems counts as one that failed: it was meant to be run. */
function unreadable({ problems }: FlowFolder): Result[] {
  const bad = problems.filter(({ file }) => file.endsWith('.call.json'));
  return [...new Set(bad.map(({ file }) => file))].map((file) => {
    const failures = bad
      .filter((one) => one.file === file)
      .map(({ diagnostic }) => `${diagnostic.path.join('.') || 'file'}: ${diagnostic.message}`);
    return { ...notRun, file: path.relative('.', file), title: 'cannot be read', failures };
  });
}
