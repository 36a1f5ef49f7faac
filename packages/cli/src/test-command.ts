import path from 'node:path';
import { nodeRegistry } from '@callwright/nodes';
import { type CallFileRun, flowCoverage, transcriptText } from '@callwright/simulator';
import pc from 'picocolors';
import { findFlowFolders } from './find-flow-folders.ts';
import { describeCoverage } from './flow-coverage.ts';
import { maskRun, type ShownRun, wholeRun } from './privacy/mask-run.ts';
import { privateParts } from './privacy/private-parts.ts';
import { readEnvironment } from './read-environment.ts';
import { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
import { notRun, simulateCall } from './simulate-call.ts';

interface TestOptions {
  /** Omitted: the usual one, where it is. */
  environment?: string;
  transcript: boolean;
  coverage: boolean;
  /** Prints the values of private variables too. */
  showPrivate: boolean;
  json: boolean;
  print(text: string): void;
}

interface Result {
  run: CallFileRun;
  shown: ShownRun & { file: string; title: string };
}

/** Runs call files in the simulator. Answers the exit code: 0 all pass, 1 one fails or cannot be read, 2 nothing to run. */
export async function testCommand(paths: readonly string[], options: TestOptions): Promise<number> {
  const { print, json, transcript } = options;
  const only = new Set(paths.filter((place) => place.endsWith('.call.json')).map((place) => path.resolve(place)));
  const chosen = (file: string) => only.size === 0 || only.has(file);
  const runs: { folder: FlowFolder; results: Result[] }[] = [];
  for (const place of findFlowFolders(paths)) {
    const folder = readFlowFolder(place, nodeRegistry);
    const results = [...unreadable(folder, chosen), ...(await runFolder(folder, chosen, options))];
    runs.push({ folder, results });
    if (!json) for (const { shown } of results) print(described(shown, transcript));
  }
  const results = runs.flatMap((run) => run.results.map(({ shown }) => shown));
  const coverage = runs.flatMap(({ folder, results: own }) =>
    folder.flow === null
      ? []
      : [
          flowCoverage(
            folder.flow,
            nodeRegistry,
            own.map(({ run }) => run),
          ),
        ],
  );
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  if (json) print(JSON.stringify(options.coverage ? { results, coverage } : results, null, 2));
  else if (results.length === 0) print(`No call file at or below ${paths.join(', ')}.`);
  else print([...(options.coverage ? [describeCoverage(coverage)] : []), `${results.length - failed} passed, ${failed} failed`].join('\n'));
  return results.length === 0 ? 2 : failed > 0 ? 1 : 0;
}

async function runFolder(folder: FlowFolder, chosen: (file: string) => boolean, options: TestOptions): Promise<Result[]> {
  const environment = readEnvironment(options.environment);
  const parts = privateParts(folder, nodeRegistry);
  const results: Result[] = [];
  for (const { file, callFile } of folder.calls.filter((call) => chosen(call.file))) {
    const run = await simulateCall(folder, callFile, nodeRegistry, environment);
    const shown = options.showPrivate ? wholeRun(run) : maskRun(run, callFile, parts);
    results.push({ run, shown: { file: path.relative('.', file), title: callFile.title, ...shown } });
  }
  return results;
}

function described({ file, title, failures, transcript }: Result['shown'], withTranscript: boolean): string {
  const mark = failures.length === 0 ? pc.green('passed') : pc.red('failed');
  const lines = [`${mark}  ${title}  ${pc.dim(file)}`, ...failures.map((failure) => pc.red(`        ${failure}`))];
  return [...lines, ...(transcript.length > 0 && (withTranscript || failures.length > 0) ? [transcriptText(transcript)] : [])].join('\n');
}

/** A call file with problems counts as one that failed: it was meant to be run. */
function unreadable({ problems }: FlowFolder, chosen: (file: string) => boolean): Result[] {
  const bad = problems.filter(({ file }) => file.endsWith('.call.json') && chosen(path.resolve(file)));
  return [...new Set(bad.map(({ file }) => file))].map((file) => {
    const failures = bad
      .filter((one) => one.file === file)
      .map(({ diagnostic }) => `${diagnostic.path.join('.') || 'file'}: ${diagnostic.message}`);
    return { run: notRun, shown: { ...wholeRun(notRun), file: path.relative('.', file), title: 'cannot be read', failures } };
  });
}
