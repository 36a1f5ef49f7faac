import { existsSync } from 'node:fs';
import path from 'node:path';
import { describeDiagnostic } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { readFlowFolder } from '../read-flow-folder.ts';
import type { Trouble } from './finding.ts';

/** Whether the flow of a number can answer calls, and the languages that it speaks. */
export function checkFlow(flowsDir: string, id: string): { trouble: Trouble | null; languages: string[] } {
  const folder = path.join(flowsDir, id);
  if (!existsSync(path.join(folder, 'flow.json'))) return { trouble: missing(folder), languages: [] };
  const { flow, problems } = readFlowFolder(folder, nodeRegistry);
  const errors = problems.filter(({ file, diagnostic }) => diagnostic.severity === 'error' && path.basename(file) === 'flow.json');
  const [first] = errors;
  const languages = flow?.languages ?? [];
  if (first !== undefined) return { trouble: faulty(folder, errors.length, describeDiagnostic(first.diagnostic)), languages };
  if (flow !== null && flow.kind !== 'call') return { trouble: otherKind(id, flow.kind), languages };
  return { trouble: null, languages };
}

function missing(folder: string): Trouble {
  return {
    check: 'flow-missing',
    message: `There is no ${path.join(folder, 'flow.json')}.`,
    help: 'Correct the name of the flow in the environment file, or set FLOWS_DIR to the folder of the flows.',
  };
}

function faulty(folder: string, errors: number, first: string): Trouble {
  return {
    check: 'flow-faulty',
    message: `The flow in ${folder} has ${errors === 1 ? 'an error' : `${errors} errors`}: ${first}.`,
    help: `npx callwright lint ${folder}`,
  };
}

function otherKind(id: string, kind: string): Trouble {
  return {
    check: 'flow-kind',
    message: `The flow ${id} is of the kind "${kind}"; only flows of the kind "call" answer a number.`,
    help: 'Give the number another flow.',
  };
}
