import path from 'node:path';
import { type Diagnostic, describeDiagnostic } from '@callwright/flow-schema';
import pc from 'picocolors';
import type { FlowFolder } from './read-flow-folder.ts';

export interface ShowOptions {
  json: boolean;
  print(text: string): void;
}

/** Prints what was found in flows, one line a problem, or as JSON. Answers the exit code: 0 fine, 1 errors. */
export function showProblems(flows: number, found: FlowFolder['problems'], { json, print }: ShowOptions): number {
  const problems = found.map(({ file, diagnostic }) => ({ file: path.relative('.', file), ...diagnostic }));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) print(JSON.stringify(problems, null, 2));
  else {
    for (const problem of problems) print(`${problem.file}: ${coloured(problem)}\n  ${pc.dim(problem.help)}`);
    print(`${flows} ${flows === 1 ? 'flow' : 'flows'}, ${errors} errors, ${problems.length - errors} warnings`);
  }
  return errors > 0 ? 1 : 0;
}

function coloured(problem: Diagnostic): string {
  return problem.severity === 'error' ? pc.red(describeDiagnostic(problem)) : pc.yellow(describeDiagnostic(problem));
}
