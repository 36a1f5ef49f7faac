import type { Registry } from '@callwright/flow-compiler';
import type { Diagnostic } from '@callwright/flow-schema';
import { type CallFileRun, type FlowCoverage, flowCoverage, parseCallFile, runCallFile } from '@callwright/simulator';
import type { BesideFlow } from './beside-flow.ts';
import { simulatedFlow } from './simulated-flow.ts';

/** A call file of the flow, as its text. */
export interface TestFile {
  path: string;
  text: string;
}

/** What came of a call file; no failures means that it passed. */
export interface TestResult extends Pick<CallFileRun, 'failures' | 'transcript' | 'visits' | 'exits'> {
  path: string;
  title: string;
}

export interface TestRun {
  results: TestResult[];
  /** Null while the flow has errors: then nothing was run. */
  coverage: FlowCoverage | null;
  errors: Diagnostic[];
}

const notRun = { failures: [], transcript: [], visits: [], exits: [] };

/** Runs call files on a draft, one after another. After each `breathe` is awaited; when it answers false the run is given up, and the answer is null. */
export async function runTests(
  { document, beside, files, registry }: { document: unknown; beside: BesideFlow; files: readonly TestFile[]; registry: Registry },
  breathe: (done: number) => Promise<boolean>,
): Promise<TestRun | null> {
  const made = await simulatedFlow(document, registry, beside);
  if (made.flow === null) return { results: [], coverage: null, errors: made.errors };
  const results: TestResult[] = [];
  for (const { path, text } of files) {
    const { callFile, diagnostics } = parseCallFile(text);
    if (callFile === null) results.push({ ...notRun, path, title: path, failures: diagnostics.map(inWords) });
    else {
      const { failures, transcript, visits, exits } = await runCallFile(made.simulated, callFile);
      results.push({ path, title: callFile.title, failures, transcript, visits, exits });
    }
    if (!(await breathe(results.length))) return null;
  }
  return { results, coverage: flowCoverage(made.flow, registry, results), errors: [] };
}

function inWords({ path, message }: Diagnostic): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
