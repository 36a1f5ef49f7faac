import { phoneNumberSchema } from '@callwright/flow-schema';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import { browserOf } from './own-agent.ts';

/** What a break may be for. */
export const breakReasons = ['lunch', 'coffee', 'training', 'meeting', 'other'] as const;
const LONGEST_WRAP_UP_SECONDS = 3600;

/** Gives an agent more time for what he has to write after a call. Throws a `Refused` when he is not in wrap-up. */
export async function extendWrapUp({ db, clock, line }: Deps, { id }: AgentRow, seconds: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [agent] = await tx.select().from(agents).where(eq(agents.id, id)).for('update');
    if (agent?.status !== 'wrap-up') throw new Refused(409, 'no-wrap-up', 'You are not in wrap-up any more.');
    const from = agent.wrapUpUntil === null ? clock.now() : Date.parse(agent.wrapUpUntil);
    const until = Math.min(from + seconds * 1000, Date.parse(agent.since) + LONGEST_WRAP_UP_SECONDS * 1000);
    const wrapUpUntil = new Date(Math.max(until, Date.parse(isoTime(clock)))).toISOString();
    await tx.update(agents).set({ wrapUpUntil }).where(eq(agents.id, id));
  });
  line.changed();
}

/** Rings an agent at a telephone from now on, or in his browser again. Throws a `Refused` for what is no number. */
export async function forward({ db, line }: Deps, agent: AgentRow, number: string | null): Promise<void> {
  if (number !== null && !phoneNumberSchema.safeParse(number).success)
    throw new Refused(400, 'not-a-number', 'Write the number with its country, like +40721000111.', { path: 'number' });
  const address = number === null ? browserOf(agent) : agent.address;
  await db.update(agents).set({ forwardTo: number, address }).where(eq(agents.id, agent.id));
  line.changed();
}
