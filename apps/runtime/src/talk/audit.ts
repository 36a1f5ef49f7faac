import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import { agentNames } from '../line/agent-names.ts';
import type { Database } from '../store/database.ts';
import { isoTime } from '../store/iso-time.ts';
import { audit } from './talk-tables.ts';

export type AuditedAct = Pick<typeof audit.$inferSelect, 'what' | 'agentId' | 'entryId' | 'callSid' | 'number' | 'detail'>;

/** Writes down what somebody did that others may ask about: it stays, whatever becomes of the call. */
export async function noteAudit(tx: Database, { user }: Pick<SignedIn, 'user'>, act: AuditedAct, at: string): Promise<void> {
  await tx.insert(audit).values({ ...act, at, personId: user.id, personName: user.name });
}

/** An act with what is not said of it left empty. */
export function actOn(act: Pick<AuditedAct, 'what'> & Partial<AuditedAct>): AuditedAct {
  return { agentId: null, entryId: null, callSid: null, number: null, detail: {}, ...act };
}

export interface AuditFilter {
  who: string | undefined;
  what: string | undefined;
  since: string | undefined;
  before: number | undefined;
  limit: number;
}

/** What was done, the last first. */
export async function listAudit(db: Database, { who, what, since, before, limit }: AuditFilter) {
  const rows = await db
    .select()
    .from(audit)
    .where(
      and(
        who === undefined ? undefined : eq(audit.personId, who),
        what === undefined ? undefined : eq(audit.what, what),
        since === undefined ? undefined : gte(audit.at, since),
        before === undefined ? undefined : lt(audit.id, before),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit);
  const names = await agentNames(
    db,
    rows.flatMap(({ agentId }) => agentId ?? []),
  );
  return rows.map(({ id, at, personId, personName, what: act, agentId, entryId, callSid, number, detail }) => ({
    ...{ id, at: isoTime(at), who: { id: personId, name: personName }, what: act },
    agent: agentId === null ? null : { id: agentId, name: names.get(agentId) ?? agentId },
    ...{ entry: entryId, callSid, number, detail },
  }));
}
