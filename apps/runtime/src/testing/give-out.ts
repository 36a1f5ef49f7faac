import { sql } from 'drizzle-orm';
import { agents, entries } from '../line/line-tables.ts';
import { settleQueues } from '../line/settle-queues.ts';
import type { RuntimeUnderTest } from './runtime-under-test.ts';

interface Wanted {
  assignments: number;
  agents: number;
  inLine: number;
  told?: (text: string) => void;
}

export interface GivenOut {
  assignments: number;
  callersTwice: number;
  agentsTwice: number;
  /** What the database’s own guards had to stop. */
  refused: number;
}

/** Callers per round of the world; as many talks end in it. */
const AT_ONCE = 40;

/** Lets runtimes on one database give callers to agents at the same time until so many were given, and counts what was given twice. */
export async function giveOut(runtimes: readonly RuntimeUnderTest[], { assignments, told, ...size }: Wanted): Promise<GivenOut> {
  const [first] = runtimes;
  if (first === undefined) throw new Error('There is no runtime.');
  const { db, clock } = first.deps;
  const at = new Date(clock.now()).toISOString();
  const staff = Array.from({ length: size.agents }, (_, index) => index);
  await db.insert(agents).values(
    staff.map((index) => {
      const status = 'available' as const;
      return { id: `agent-${index}`, name: `${index}`, address: `client:${index}`, skills: { internet: 1 }, status, since: at };
    }),
  );
  let came = 0;
  let given = 0;
  let refused = 0;
  let isOver = false;
  const come = async (count: number) => {
    if (count === 0) return;
    const rows = Array.from({ length: count }, () => {
      came += 1;
      const id = `entry-${String(came).padStart(8, '0')}`;
      return { id, queue: 'technical', number: '+40721000111', language: 'en-US', state: 'waiting' as const, since: at, joinedAt: at };
    });
    await db.insert(entries).values(rows);
  };
  const decide = async ({ deps }: RuntimeUnderTest) => {
    while (!isOver) {
      await settleQueues(deps).catch(() => {
        refused += 1;
      });
    }
  };
  const live = async () => {
    let mark = 10_000;
    await come(size.inLine);
    while (given < assignments) {
      const { rows } = (await db.execute(sql`
        with over as (update offers set state = 'ended', outcome = 'served', ended_at = ${at}
          where id in (select id from offers where state <> 'ended' order by random() limit ${AT_ONCE}) returning entry_id, agent_id),
        gone as (update entries set state = 'ended', outcome = 'served', ended_at = ${at} from over where entries.id = over.entry_id)
        update agents set status = 'available', since = ${at} from over where agents.id = over.agent_id returning agents.id`)) as {
        rows: unknown[];
      };
      given += rows.length;
      await come(rows.length);
      // commands are nobody's business here
      await db.execute(sql`delete from outbox`);
      await db.execute(sql`delete from timers`);
      if (given < mark) continue;
      told?.(`${given} given`);
      mark += 10_000;
    }
    isOver = true;
  };
  await Promise.all([live(), ...runtimes.map(decide)]);
  const count = async (query: ReturnType<typeof sql>) =>
    Number(((await db.execute(query)) as { rows: { count: string }[] }).rows[0]?.count);
  return {
    assignments: await count(sql`select count(*) from offers`),
    callersTwice: await count(sql`select count(*) from (select entry_id from offers group by entry_id having count(*) > 1) twice`),
    agentsTwice: await count(
      sql`select count(*) from (select agent_id from offers where state <> 'ended' group by agent_id having count(*) > 1) twice`,
    ),
    refused,
  };
}
