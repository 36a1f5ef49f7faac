import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { apiTokens, people } from './auth-tables.ts';
import type { Person } from './people-rows.ts';

export type ApiToken = typeof apiTokens.$inferSelect;

/** People's keys for programs. */
export function tokenRows(db: Database) {
  return {
    async add(token: ApiToken): Promise<void> {
      await db.insert(apiTokens).values(token);
    },
    list(person: string): Promise<ApiToken[]> {
      return db.select().from(apiTokens).where(eq(apiTokens.person, person)).orderBy(desc(apiTokens.createdAt));
    },
    async delete(person: string, id: string): Promise<boolean> {
      const row = and(eq(apiTokens.id, id), eq(apiTokens.person, person));
      return (await db.delete(apiTokens).where(row).returning({ id: apiTokens.id })).length > 0;
    },
    async find(tokenHash: string, now: string): Promise<{ token: ApiToken; person: Person } | null> {
      const alive = or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now));
      const [row] = await db
        .select({ token: apiTokens, person: people })
        .from(apiTokens)
        .innerJoin(people, eq(people.id, apiTokens.person))
        .where(and(eq(apiTokens.tokenHash, tokenHash), alive, isNull(people.disabledAt)));
      return row ?? null;
    },
    /** Notes a use unless one after `notAgainAfter` is noted already. */
    async noteUse(id: string, now: string, notAgainAfter: string): Promise<void> {
      const isOld = or(isNull(apiTokens.usedAt), lt(apiTokens.usedAt, notAgainAfter));
      await db
        .update(apiTokens)
        .set({ usedAt: now })
        .where(and(eq(apiTokens.id, id), isOld));
    },
  };
}
export type TokenRows = ReturnType<typeof tokenRows>;
