import path from 'node:path';
import { describeDiagnostic } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import pc from 'picocolors';
import { findFlowFolders } from './find-flow-folders.ts';
import { readFlowFolder } from './read-flow-folder.ts';

interface LintOptions {
  json: boolean;
  print(text: string): void;
}

/** Shows what is wrong in flows, one line a problem. Answers the exit code: 0 fine, 1 errors, 2 nothing to look at. */
export async function lintCommand(paths: readonly string[], { json, print }: LintOptions): Promise<number> {
  const folders = findFlowFolders(paths).map((folder) => readFlowFolder(folder, nodeRegistry));
  if (folders.length === 0) {
    print(`No flow.json at or below ${paths.join(', ')}.`);
    return 2;
  }
  const problems = folders
    .flatMap((folder) => folder.problems)
    .map(({ file, diagnostic }) => ({ file: path.relative('.', file), ...diagnostic }));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) print(JSON.stringify(problems, null, 2));
  else {
    for (const problem of problems)
      print(`${problem.file}: ${coloured(problem.severity, describeDiagnostic(problem))}\n  ${pc.dim(problem.help)}`);
    print(`${folders.length} ${folders.length === 1 ? 'flow' : 'flows'}, ${errors} errors, ${problems.length - errors} warnings`);
  }
  return errors > 0 ? 1 : 0;
}

function coloured(severity: string, text: string): string {
  return severity === 'error' ? pc.red(text) : pc.yellow(text);
}
