import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { oneTimeLinks, people, signInMethods, signIns } from './auth-tables.ts';

export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

/** Under this id stands the link of the first owner: there is at most one. */
export const OWNER_LINK = 'owner';

/** Whoever comes by a link. The password is hashed. */
export interface Newcomer {
  id: string;
  name: string;
  email: string;
  password: string;
}

/** Links that are used once. */
export function linkRows(db: Database) {
  return {
    /** Keeps a link; one of the same id is replaced. */
    async keep(link: OneTimeLink): Promise<void> {
      const { id: _, ...set } = link;
      await db.insert(oneTimeLinks).values(link).onConflictDoUpdate({ target: oneTimeLinks.id, set });
    },
    async find(tokenHash: string, now: string): Promise<OneTimeLink | null> {
      const [row] = await db.select().from(oneTimeLinks).where(valid(tokenHash, now));
      return row ?? null;
    },
    listInvitations(): Promise<OneTimeLink[]> {
      return db.select().from(oneTimeLinks).where(eq(oneTimeLinks.kind, 'invitation')).orderBy(desc(oneTimeLinks.createdAt));
    },
    async deleteInvitation(id: string): Promise<boolean> {
      const row = and(eq(oneTimeLinks.id, id), eq(oneTimeLinks.kind, 'invitation'));
      return (await db.delete(oneTimeLinks).where(row).returning({ id: oneTimeLinks.id })).length > 0;
    },
    /** Makes a person of who comes by an owner's link or an invitation, and uses the link up. Null when it is none, or was used. */
    join(tokenHash: string, now: string, { password, ...newcomer }: Newcomer): Promise<'email-taken' | 'joined' | null> {
      return db.transaction(async (tx) => {
        const [link] = await tx.select().from(oneTimeLinks).where(valid(tokenHash, now)).for('update');
        if (link === undefined || link.kind === 'password') return null;
        const at = new Date(now);
        const stamps = { createdAt: at, updatedAt: at };
        const made = await tx
          .insert(people)
          .values({ ...newcomer, role: link.role, emailVerified: false, ...stamps })
          .onConflictDoNothing({ target: people.email })
          .returning({ id: people.id });
        if (made.length === 0) return 'email-taken';
        const { id } = newcomer;
        await tx.insert(signInMethods).values({ id, userId: id, accountId: id, providerId: 'credential', password, ...stamps });
        await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.id, link.id));
        if (link.role === 'owner') await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.id, OWNER_LINK));
        return 'joined';
      });
    },
    /** Gives the person of a password link a new password, ends all his sign-ins, and uses the link up. His email, or null when it is no such link. */
    setPassword(tokenHash: string, now: string, password: string): Promise<string | null> {
      return db.transaction(async (tx) => {
        const [link] = await tx
          .delete(oneTimeLinks)
          .where(and(valid(tokenHash, now), eq(oneTimeLinks.kind, 'password')))
          .returning();
        if (link?.person == null) return null;
        const methods = and(eq(signInMethods.userId, link.person), eq(signInMethods.providerId, 'credential'));
        await tx
          .update(signInMethods)
          .set({ password, updatedAt: new Date(now) })
          .where(methods);
        await tx.delete(signIns).where(eq(signIns.userId, link.person));
        const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, link.person));
        return person?.email ?? null;
      });
    },
  };
}
export type LinkRows = ReturnType<typeof linkRows>;

function valid(tokenHash: string, now: string) {
  return and(eq(oneTimeLinks.tokenHash, tokenHash), or(isNull(oneTimeLinks.expiresAt), gt(oneTimeLinks.expiresAt, now)));
}
