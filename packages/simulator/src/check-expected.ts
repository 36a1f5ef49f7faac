import { canonicalJson, type JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import { missedLine } from './missed-line.ts';
import type { PlayedScript } from './play-script.ts';
import type { LineRecord } from './simulated-queues.ts';

/** What a call came to. */
export interface CallOutcome extends Pick<PlayedScript, 'failures'> {
  /** The nodes entered, in order. */
  visits: string[];
  variables: Record<string, JsonValue>;
  messages: { to: string; text: string }[];
  /** How many recordings came into a mailbox. */
  recordings: number;
  /** Omitted where nobody can tell: then what is expected of alerts is not held against anything. */
  alerts?: { text: string }[];
  /** What was ordered of the line; omitted where nobody can tell. */
  line?: LineRecord;
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
  return {
    ...run,
    failures: [
      ...failures,
      ...missedMessages(expect.messages, run.messages),
      ...missedRecordings(expect.recordings, run),
      ...missedAlerts(expect.alerts, run.alerts),
      ...missedLine(expect, run.line),
    ],
  };
}

function missedMessages(expected: CallFile['expect']['messages'], sent: CallOutcome['messages']): string[] {
  if (expected === undefined) return [];
  const told = sent.map(({ to, text }) => `${to}: "${text}"`).join(', ') || 'none';
  if (expected.length !== sent.length) return [`${expected.length} messages should be sent, not ${sent.length}: ${told}`];
  const fits = expected.every(({ to, says }, index) => sent[index]?.text.includes(says) && (to === undefined || to === sent[index]?.to));
  return fits ? [] : [`the messages should be ${JSON.stringify(expected)}; sent were ${told}`];
}

function missedAlerts(expected: CallFile['expect']['alerts'], raised: CallOutcome['alerts']): string[] {
  if (expected === undefined || raised === undefined) return [];
  const told = raised.map(({ text }) => `"${text}"`).join(', ') || 'none';
  if (expected.length !== raised.length) return [`${expected.length} alerts should be raised, not ${raised.length}: ${told}`];
  const fits = expected.every(({ says }, index) => raised[index]?.text.includes(says));
  return fits ? [] : [`the alerts should be ${JSON.stringify(expected)}; raised were ${told}`];
}

function missedRecordings(expected: number | undefined, { recordings }: CallOutcome): string[] {
  return expected === undefined || expected === recordings ? [] : [`the mailbox should get ${expected} recordings, not ${recordings}`];
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
