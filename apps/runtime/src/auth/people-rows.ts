import { and, asc, eq, isNull, max, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { people, signIns } from './auth-tables.ts';
import type { Role } from './roles.ts';

/** Any number, the same in every runtime. */
const OWNERS_LOCK = 7_246_114;

export type Person = typeof people.$inferSelect;

/** Who may sign in. */
export function peopleRows(db: Database) {
  return {
    async list(): Promise<(Person & { lastSeenAt: string | null })[]> {
      const rows = await db.select().from(people).orderBy(asc(people.name), asc(people.id));
      const seen = await db
        .select({ id: signIns.userId, at: max(signIns.updatedAt) })
        .from(signIns)
        .groupBy(signIns.userId);
      const lastSeen = new Map(seen.map(({ id, at }) => [id, at]));
      return rows.map((person) => ({ ...person, lastSeenAt: lastSeen.get(person.id)?.toISOString() ?? null }));
    },
    async hasOwner(): Promise<boolean> {
      const [row] = await db.select({ id: people.id }).from(people).where(activeOwner).limit(1);
      return row !== undefined;
    },
    async find(id: string): Promise<Person | null> {
      const [row] = await db.select().from(people).where(eq(people.id, id));
      return row ?? null;
    },
    async changeSelf(id: string, change: Partial<Pick<Person, 'name' | 'language'>>, at: Date): Promise<Person | null> {
      const [row] = await db
        .update(people)
        .set({ ...change, updatedAt: at })
        .where(eq(people.id, id))
        .returning();
      return row ?? null;
    },
    /** Null when there is nobody of this id; `last-owner` when nobody would be left to manage people. Who is disabled is signed out. */
    change(id: string, { role, disabled }: { role?: Role | undefined; disabled?: boolean | undefined }, at: Date) {
      return db.transaction(async (tx) => {
        if ((role !== undefined && role !== 'owner') || disabled === true) {
          if (await isLastOwner(tx, id)) return 'last-owner' as const;
        }
        const disabledAt = disabled === undefined ? {} : { disabledAt: disabled ? at : null };
        const [row] = await tx
          .update(people)
          .set({ ...(role !== undefined && { role }), ...disabledAt, updatedAt: at })
          .where(eq(people.id, id))
          .returning();
        if (disabled === true) await tx.delete(signIns).where(eq(signIns.userId, id));
        return row ?? null;
      });
    },
    delete(id: string): Promise<'last-owner' | boolean> {
      return db.transaction(async (tx) => {
        if (await isLastOwner(tx, id)) return 'last-owner';
        const gone = await tx.delete(people).where(eq(people.id, id)).returning({ id: people.id });
        return gone.length > 0;
      });
    },
    async signOutEverywhere(id: string): Promise<void> {
      await db.delete(signIns).where(eq(signIns.userId, id));
    },
  };
}
export type PeopleRows = ReturnType<typeof peopleRows>;

const activeOwner = and(eq(people.role, 'owner'), isNull(people.disabledAt));

/** Owners are counted by one at a time: two could dismiss each other. The lock ends with the transaction. */
async function isLastOwner(tx: Database, id: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${OWNERS_LOCK})`);
  const owners = await tx.select({ id: people.id }).from(people).where(activeOwner);
  return owners.some((owner) => owner.id === id) && !owners.some((owner) => owner.id !== id);
}
