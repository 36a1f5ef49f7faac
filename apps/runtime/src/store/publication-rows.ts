import { and, asc, desc, eq, lt, max, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Publication, PublicationSummary, PublishingStore } from './publishing-store.ts';
import { draftFiles, drafts, pendingPublications, publications } from './publishing-tables.ts';
import { liveVersions } from './tables.ts';

/** Which versions of a flow became live, when, and by whom. */
export function publicationRows(db: Database) {
  return {
    listPublications: (flowId) => listPublications(db, flowId),
    listPublicationNumbers: (flowId) =>
      db
        .select({ hash: publications.hash, number: publications.number })
        .from(publications)
        .where(eq(publications.flowId, flowId))
        .orderBy(asc(publications.number)),
    async findPublication(flowId, number) {
      const [row] = await db.select().from(publications).where(place(flowId, number));
      return row === undefined ? null : told(row);
    },
    async findLivePublication(flowId) {
      const [row] = await livePublications(db, flowId);
      return row ?? null;
    },
    listLivePublications: () => livePublications(db),
    listLive: () => liveSummaries(db),
    recordPublication: (publication) => db.transaction((tx) => record(tx, publication)),
    beginPublication: (pending) =>
      db.transaction(async (tx) => {
        const { flowId } = pending.publication;
        await lockFlow(tx, flowId);
        const number = await nextNumber(tx, flowId);
        const document = { ...pending, publication: { ...pending.publication, number } };
        const begun = await tx.insert(pendingPublications).values({ flowId, document }).onConflictDoNothing().returning();
        return begun.length > 0 ? { number } : null;
      }),
    async listPending(olderThanSeconds) {
      const begunBefore = lt(pendingPublications.begunAt, sql`now() - make_interval(secs => ${olderThanSeconds}::float8)`);
      const rows = await db
        .select()
        .from(pendingPublications)
        .where(olderThanSeconds > 0 ? begunBefore : undefined);
      return rows.map(({ document }) => document);
    },
    async findPending(flowId) {
      const [row] = await db.select().from(pendingPublications).where(eq(pendingPublications.flowId, flowId));
      return row?.document ?? null;
    },
    finishPublication: ({ publication, draftHash }, commit) =>
      db.transaction(async (tx) => {
        const { flowId } = publication;
        const recorded = await record(tx, { ...publication, commit });
        await tx.delete(pendingPublications).where(eq(pendingPublications.flowId, flowId));
        const ended = await tx
          .delete(drafts)
          .where(and(eq(drafts.flowId, flowId), eq(drafts.hash, draftHash)))
          .returning({ flowId: drafts.flowId });
        if (ended.length > 0) await tx.delete(draftFiles).where(eq(draftFiles.flowId, flowId));
        else await standOn(tx, publication);
        return recorded;
      }),
    async dropPending(flowId) {
      await db.delete(pendingPublications).where(eq(pendingPublications.flowId, flowId));
    },
    deleteFlow: (flowId) =>
      db.transaction(async (tx) => {
        await tx.delete(liveVersions).where(eq(liveVersions.flowId, flowId));
        await tx.delete(drafts).where(eq(drafts.flowId, flowId));
        await tx.delete(draftFiles).where(eq(draftFiles.flowId, flowId));
      }),
  } satisfies Partial<PublishingStore>;
}

function place(flowId: string, number: number) {
  return and(eq(publications.flowId, flowId), eq(publications.number, number));
}

/** One publication of a flow at a time, also where there is no row to lock yet. */
async function lockFlow(tx: Database, flowId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`publish ${flowId}`}))`);
}

async function nextNumber(tx: Database, flowId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(publications.number) })
    .from(publications)
    .where(eq(publications.flowId, flowId));
  return (last?.number ?? 0) + 1;
}

async function record(tx: Database, publication: Omit<Publication, 'number'>): Promise<{ number: number; isNew: boolean }> {
  const { flowId, hash, flow, layout, contentHash } = publication;
  await lockFlow(tx, flowId);
  const [live] = await tx.select().from(liveVersions).where(eq(liveVersions.flowId, flowId));
  const next = await nextNumber(tx, flowId);
  if (live?.hash === hash && next > 1) {
    await tx
      .update(publications)
      .set({ flow, layout, contentHash })
      .where(place(flowId, next - 1));
    return { number: next - 1, isNew: false };
  }
  // a version that was live before publications were counted has been so since then
  const at = live?.hash === hash ? live.since : publication.at;
  await tx.insert(publications).values({ ...publication, at, number: next });
  await tx
    .insert(liveVersions)
    .values({ flowId, hash, since: at })
    .onConflictDoUpdate({ target: liveVersions.flowId, set: { hash, since: at } });
  return { number: next, isNew: true };
}

/** A draft that somebody saved on while it was published goes on from what was published. */
async function standOn(tx: Database, { flowId, flow, layout, contentHash, files }: Publication): Promise<void> {
  await tx.update(drafts).set({ base: { flow, layout }, baseHash: contentHash }).where(eq(drafts.flowId, flowId));
  for (const { path, hash } of files)
    await tx
      .update(draftFiles)
      .set({ base: hash })
      .where(and(eq(draftFiles.flowId, flowId), eq(draftFiles.path, path)));
}

async function livePublications(db: Database, flowId?: string): Promise<Publication[]> {
  const rows = await db
    .selectDistinctOn([publications.flowId], { publication: publications })
    .from(publications)
    .innerJoin(liveVersions, isLive)
    .where(flowId === undefined ? undefined : eq(publications.flowId, flowId))
    .orderBy(asc(publications.flowId), desc(publications.number));
  return rows.map(({ publication }) => told(publication));
}

async function liveSummaries(db: Database): Promise<PublicationSummary[]> {
  const rows = await db
    .selectDistinctOn([publications.flowId], summaryColumns)
    .from(publications)
    .innerJoin(liveVersions, isLive)
    .orderBy(asc(publications.flowId), desc(publications.number));
  return rows.map(told);
}

const isLive = and(eq(liveVersions.flowId, publications.flowId), eq(liveVersions.hash, publications.hash));

/** A call counts for the publication that was live when it began. */
async function listPublications(db: Database, flowId: string) {
  const calls = sql<number>`(
    select count(*)::int from sessions s
    where s.flow_id = ${publications.flowId} and s.version = ${publications.hash} and s.started_at >= ${publications.at}
      and s.started_at < coalesce(
        (select min(p.at) from publications p where p.flow_id = ${publications.flowId} and p.number > ${publications.number}), 'infinity')
  )`;
  const rows = await db
    .select({ ...summaryColumns, liveHash: liveVersions.hash, calls })
    .from(publications)
    .leftJoin(liveVersions, eq(liveVersions.flowId, publications.flowId))
    .where(eq(publications.flowId, flowId))
    .orderBy(desc(publications.number));
  return rows.map(({ liveHash, ...row }, index) => ({ ...told(row), live: index === 0 && liveHash === row.hash }));
}

const summaryColumns = {
  flowId: publications.flowId,
  number: publications.number,
  hash: publications.hash,
  contentHash: publications.contentHash,
  reason: publications.reason,
  by: publications.by,
  at: publications.at,
  commit: publications.commit,
};

function told<Row extends { at: string }>(row: Row): Row {
  return { ...row, at: isoTime(row.at) };
}
