import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { PublishingStore, ResourceVersion } from './publishing-store.ts';
import { resourceVersions } from './publishing-tables.ts';

/** Resources as they were. */
export function resourceRows(db: Database) {
  return {
    async listResourceVersions(name) {
      const { number, hash, reason, by, at, commit } = resourceVersions;
      const rows = await db
        .select({ name: resourceVersions.name, number, hash, reason, by, at, commit })
        .from(resourceVersions)
        .where(eq(resourceVersions.name, name))
        .orderBy(desc(number));
      return rows.map((row) => ({ ...row, at: isoTime(row.at) }));
    },
    async findResourceVersion(name, number) {
      const [row] = await db
        .select()
        .from(resourceVersions)
        .where(and(eq(resourceVersions.name, name), eq(resourceVersions.number, number)));
      return row === undefined ? null : { ...row, at: isoTime(row.at) };
    },
    lastResourceVersion: (name) => lastVersion(db, name),
    addResourceVersion: (version) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`resource ${version.name}`}))`);
        const last = await lastVersion(tx, version.name);
        if (last?.hash === version.hash) return last.number;
        const number = (last?.number ?? 0) + 1;
        await tx.insert(resourceVersions).values({ ...version, number });
        return number;
      }),
  } satisfies Partial<PublishingStore>;
}

async function lastVersion(db: Database, name: string): Promise<ResourceVersion | null> {
  const [row] = await db
    .select()
    .from(resourceVersions)
    .where(eq(resourceVersions.name, name))
    .orderBy(desc(resourceVersions.number))
    .limit(1);
  return row === undefined ? null : { ...row, at: isoTime(row.at) };
}
