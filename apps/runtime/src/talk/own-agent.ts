import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import { lockLine } from '../line/settle-queues.ts';
import { Refused } from '../publishing/refused.ts';
import { noteStatuses } from '../staff/note-statuses.ts';
import type { Database } from '../store/database.ts';

const BROWSER = 'client:';
/** The language in which an agent hears words on a telephone. */
const spokenLanguages: Readonly<Record<string, string>> = { en: 'en-US', ro: 'ro-RO', ru: 'ru-RU' };

/** The agent that a person is; null before his first visit of the desk. */
export async function findOwnAgent(db: Database, personId: string): Promise<AgentRow | null> {
  const [row] = await db.select().from(agents).where(eq(agents.personId, personId)).orderBy(asc(agents.id)).limit(1);
  return row ?? null;
}

/** The agent that a person is, made on his first visit of the desk, without skills. Throws a `Refused` for a token that is no person. */
export async function ownAgent({ db, clock }: Deps, { user, by }: SignedIn): Promise<AgentRow> {
  if (by === 'owner-token') throw new Refused(409, 'no-person', 'The token of the settings is no person, so it has no desk.');
  const known = await findOwnAgent(db, user.id);
  if (known !== null) return known;
  return db.transaction(async (tx) => {
    await lockLine(tx);
    const there = await findOwnAgent(tx, user.id);
    if (there !== null) return there;
    const id = `agent-${randomUUID()}`;
    const at = isoTime(clock);
    const language = spokenLanguages[user.language ?? 'en'] ?? 'en-US';
    const row = { id, name: user.name, personId: user.id, address: browserOf({ id, address: '' }), language, skills: {} };
    const [made] = await tx
      .insert(agents)
      .values({ ...row, status: 'offline', since: at })
      .returning();
    if (made === undefined) throw new Error('an agent was not written');
    await noteStatuses(tx, [id], at);
    return made;
  });
}

/** The address of an agent's browser. Twilio takes letters, digits and underscores in the name of a client. */
export function browserOf({ id, address }: Pick<AgentRow, 'id' | 'address'>): string {
  return address.startsWith(BROWSER) ? address : BROWSER + id.replaceAll('-', '_');
}

/** Where an agent is rung. */
export function rungAt({ address, forwardTo }: Pick<AgentRow, 'address' | 'forwardTo'>): string {
  return forwardTo ?? address;
}

/** Whether an agent talks in his browser now. */
export function isInBrowser(agent: Pick<AgentRow, 'address' | 'forwardTo'>): boolean {
  return rungAt(agent).startsWith(BROWSER);
}
