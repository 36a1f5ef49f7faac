import type { Decision } from '@callwright/queueing';
import { beginAttempt } from '../callbacks/begin-attempt.ts';
import type { Database } from '../store/database.ts';
import { changeEntry, noteEntry } from './entry.ts';
import { type Gift, giveToAgents } from './give-to-agents.ts';
import type { LoadedLine } from './load-line.ts';
import { CARRIERS_RATE, nextCallAt } from './next-call-at.ts';

const NONE: ReadonlySet<string> = new Set();

/** Writes down what was decided, with the commands that it takes. The entries for which it came too late. */
export async function carryOut(
  tx: Database,
  line: LoadedLine,
  decisions: readonly Decision[],
  { at, callsPerSecond }: { at: string; callsPerSecond: number },
): Promise<ReadonlySet<string>> {
  const gifts = decisions.flatMap((decision) => (decision.kind === 'offer' ? [giftOf(line, decision)] : []));
  const late = gifts.length === 0 ? NONE : await give(tx, gifts, { at, callsPerSecond });
  for (const decision of decisions) {
    if (decision.kind === 'hold') await hold(tx, line, decision, at);
    // who is called back comes after the agents who are rung for callers on the line
    if (decision.kind === 'dial') await beginAttempt(tx, { entryId: decision.entry, at, because: decision.because, callsPerSecond });
  }
  return late;
}

function giftOf(line: LoadedLine, { entry: entryId, agent: agentId, because, passed }: Decision & { kind: 'offer' }): Gift {
  const queue = line.entries.get(entryId)?.queue ?? '';
  const ringSeconds = line.state.queues[queue]?.rules.ring.seconds ?? 0;
  return { entryId, agentId, queue, ringSeconds, detail: { agent: agentId, because, passed } };
}

/** Who was led out of line by his call while it was decided is late. */
async function give(tx: Database, gifts: readonly Gift[], { at, callsPerSecond }: { at: string; callsPerSecond: number }) {
  const given = await giveToAgents(tx, gifts, { at, firstAt: await nextCallAt(tx, at, callsPerSecond), callsPerSecond });
  return new Set(gifts.flatMap(({ entryId }) => (given.has(entryId) ? [] : [entryId])));
}

async function hold(
  tx: Database,
  line: LoadedLine,
  { entry, agent, until, because }: Decision & { kind: 'hold' },
  at: string,
): Promise<void> {
  const heldUntil = new Date(until).toISOString();
  // decided anew each time that anything changes: it is written once
  if (line.entries.get(entry)?.heldUntil !== null) return;
  await changeEntry(tx, entry, { heldUntil });
  await noteEntry(tx, entry, at, 'agent-held', { agent, until: heldUntil, because });
}

/** An agent is rung for a caller outside of any decision, if he still waits; whoever asks for it writes down why. */
export async function ringFor(tx: Database, given: Omit<Gift, 'detail'>, at: string, callsPerSecond?: number): Promise<boolean> {
  const late = await give(tx, [{ ...given, detail: null }], { at, callsPerSecond: callsPerSecond ?? CARRIERS_RATE });
  return late.size === 0;
}
