import { canonicalJson, type JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import type { PlayedScript } from './play-script.ts';

/** What a call came to. */
export interface CallOutcome extends Pick<PlayedScript, 'failures'> {
  /** The nodes entered, in order. */
  visits: string[];
  variables: Record<string, JsonValue>;
}

/** Holds the path and the variables of a call against what its file expects; what differs joins the failures. */
export function checkExpected<Run extends CallOutcome>({ expect }: CallFile, run: Run): Run {
  const failures = [...run.failures];
  const missed = firstMissed(expect.visits ?? [], run.visits);
  if (missed !== null) failures.push(`the call should come to "${missed}"; it came to ${run.visits.join(', ') || 'no node'}`);
  for (const [name, value] of Object.entries(expect.variables ?? {})) {
    const actual = run.variables[name];
    if (canonicalJson(actual ?? null) !== canonicalJson(value))
      failures.push(`${name} should be ${JSON.stringify(value)}, but is ${JSON.stringify(actual ?? null)}`);
  }
  return { ...run, failures };
}

/** The first expected node that does not follow in order, when nodes between are allowed. */
function firstMissed(expected: readonly string[], visits: readonly string[]): string | null {
  let from = 0;
  for (const node of expected) {
    const at = visits.indexOf(node, from);
    if (at === -1) return node;
    from = at + 1;
  }
  return null;
}
