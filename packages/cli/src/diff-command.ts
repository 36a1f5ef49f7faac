import { describeChanges, diffFlows } from '@callwright/flow-schema';
import { readFlowAt } from './read-flow-at.ts';

interface DiffOptions {
  format: 'text' | 'markdown' | 'json';
  print(text: string): void;
}

/** Tells what changed between two states of a flow. Answers exit code 0; throws where one of them cannot be read. */
export async function diffCommand(before: string, after: string, { format, print }: DiffOptions): Promise<number> {
  const changes = diffFlows(readFlowAt(before), readFlowAt(after));
  print(format === 'json' ? JSON.stringify(changes, null, 2) : describeChanges(changes, format));
  return 0;
}
