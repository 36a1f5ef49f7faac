import type { Line } from '@callwright/line';
import pg from 'pg';

type Leg = ReturnType<Line['board']['leg']>;

/** What happened on the line, to be held against what the runtimes wrote. */
export interface Chaos {
  number: string;
  databaseUrl: string;
  legs: readonly Leg[];
  /** Answers that were acknowledged, by call. */
  acknowledged: ReadonlyMap<string, string>;
  /** Legs that were in a conference with nobody for minutes. */
  leftAlone: number;
  quietHours: readonly [string, string];
  zone: string;
  answersOf(callSid: string): Promise<readonly { variable: string; value: unknown }[]>;
}

/** Counts what was lost and what was done twice, prints it, and answers whether all is well. */
export async function judgeChaos(chaos: Chaos): Promise<boolean> {
  const client = new pg.Client(chaos.databaseUrl);
  await client.connect();
  const rows = async (query: string) => (await client.query(query)).rows;
  const entries = await rows('select * from entries');
  const callbacks = await rows('select * from callbacks');
  const attempts = await rows('select * from callback_attempts');
  const promises = await rows('select * from promises');
  const offers = await rows('select * from offers');
  const events = await rows('select * from entry_events order by id');
  await client.end();

  const outcomes = counts(entries.map(({ outcome, state }) => outcome ?? `open: ${state}`));
  console.log('places in line  ', outcomes);
  console.log('callbacks       ', counts(callbacks.map(({ outcome, state }) => outcome ?? `open: ${state}`)));
  console.log('attempts        ', counts(attempts.map(({ outcome }) => outcome ?? 'open')));
  console.log('offers          ', counts(offers.map(({ outcome, state }) => outcome ?? `open: ${state}`)));
  console.log('promises        ', counts(promises.map(({ kept, resolved_at }) => (resolved_at === null ? 'open' : String(kept)))));
  const wrong = {
    'places still open': entries.filter(({ state }) => state !== 'ended').length,
    'callbacks still open': callbacks.filter(({ state }) => state !== 'ended').length,
    'promises not accounted for': promises.filter(({ resolved_at }) => resolved_at === null).length,
    'offers still open': offers.filter(({ state }) => state !== 'ended').length,
    'answers lost': await lostAnswers(chaos),
    'callers dialled twice for one attempt': dialledTwice(chaos, attempts, callbacks),
    'agents rung twice for one offer': rungTwice(chaos, offers),
    'calls in quiet hours': chaos.legs.filter((leg) => leg.to.startsWith('+407') && isQuiet(leg.createdAt, chaos)).length,
    'legs left alone in a conference': chaos.leftAlone,
    'callers taken by two agents': twoAgents(events),
    'overtakes without a reason': unexplained(entries, events),
  };
  for (const [what, count] of Object.entries(wrong)) console.log(`${what}: ${count}   (bar: 0)`);
  return Object.values(wrong).every((count) => count === 0);
}

function counts(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]));
}

async function lostAnswers({ acknowledged, answersOf }: Chaos): Promise<number> {
  let lost = 0;
  for (const [callSid, value] of acknowledged) {
    const answers = await answersOf(callSid);
    if (!answers.some((answer) => answer.variable === 'customer' && String(answer.value) === value)) lost += 1;
  }
  return lost;
}

/** Legs to somebody that were heard, more than there were attempts; one that is hung up before a word is no second call. */
function dialledTwice({ legs }: Chaos, attempts: readonly Row[], callbacks: readonly Row[]): number {
  const tries = new Map<string, number>();
  for (const { number, id } of callbacks) {
    const own = attempts.filter(({ callback_id }) => callback_id === id).length;
    tries.set(number, (tries.get(number) ?? 0) + own);
  }
  return [...tries].filter(([number, own]) => ringing(legs, number) > own).length;
}

function rungTwice({ legs }: Chaos, offers: readonly Row[]): number {
  const rung = legs.filter(({ to, heard }) => to.startsWith('client:') && heard.length > 0).length;
  return Math.max(0, rung - offers.length);
}

function ringing(legs: readonly Leg[], number: string): number {
  return legs.filter(({ to, direction, heard, status }) => {
    const isUnheard = status === 'completed' && heard.filter(({ kind }) => kind === 'say').length === 0;
    return to === number && direction === 'outbound-api' && !isUnheard;
  }).length;
}

function isQuiet(at: number, { quietHours: [from, until], zone }: Chaos): boolean {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  return time >= from || time < until;
}

function twoAgents(events: readonly Row[]): number {
  const talks = counts(events.filter(({ kind }) => kind === 'connected').map(({ entry_id }) => entry_id));
  const back = new Set(events.filter(({ kind }) => kind === 'back-in-line' || kind === 'not-taken').map(({ entry_id }) => entry_id));
  return Object.entries(talks).filter(([entry, count]) => count > 1 && !back.has(entry)).length;
}

const WAITS: ReadonlySet<string> = new Set(['joined', 'called-back', 'caller-back', 'callback-ready', 'not-taken', 'back-in-line']);
const WAITS_NOT: ReadonlySet<string> = new Set([
  'offered',
  'ended',
  'callback',
  'let-go',
  'connected',
  'accepted',
  'callback-answered',
  'dialled',
]);

/** A shadow line: whoever was waiting, had come earlier, and was passed by without a word of why. */
function unexplained(entries: readonly Row[], events: readonly Row[]): number {
  const since = new Map(entries.map(({ id, since: first }) => [id, Date.parse(first)]));
  const waiting = new Set<string>();
  let count = 0;
  for (const { entry_id, kind, detail } of events) {
    if (kind === 'offered') {
      const explained = new Set((detail.passed ?? []).map(({ entry }: { entry: string }) => entry));
      const own = since.get(entry_id) ?? 0;
      for (const other of waiting) if (other !== entry_id && (since.get(other) ?? 0) < own && !explained.has(other)) count += 1;
    }
    if (WAITS.has(kind)) waiting.add(entry_id);
    if (WAITS_NOT.has(kind)) waiting.delete(entry_id);
  }
  return count;
}

// biome-ignore lint/suspicious/noExplicitAny: rows as the database gives them
type Row = any;
