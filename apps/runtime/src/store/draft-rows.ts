import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Draft, PublishingStore } from './publishing-store.ts';
import { draftFiles, draftHistory, drafts } from './publishing-tables.ts';

/** So many former states of a draft are kept. */
const SAVES_KEPT = 200;

/** What is being edited, and what it was before. */
export function draftRows(db: Database) {
  return {
    async findDraft(flowId) {
      const [row] = await db.select().from(drafts).where(eq(drafts.flowId, flowId));
      return row === undefined ? null : savedAt(row);
    },
    listDrafts: async () => (await db.select().from(drafts)).map(savedAt),
    async listDraftSummaries() {
      const { flowId, hash, changes, savedAt: at, savedBy } = drafts;
      return (await db.select({ flowId, hash, changes, savedAt: at, savedBy }).from(drafts)).map(savedAt);
    },
    saveDraft: (draft, before) =>
      db.transaction(async (tx) => {
        const saved = before === null ? await insertDraft(tx, draft) : await updateDraft(tx, draft, before);
        if (saved) await keepSave(tx, draft);
        return saved;
      }),
    deleteDraft: (flowId, hash) =>
      db.transaction(async (tx) => {
        const deleted = await tx.delete(drafts).where(ofHash(flowId, hash)).returning({ flowId: drafts.flowId });
        if (deleted.length > 0) await tx.delete(draftFiles).where(eq(draftFiles.flowId, flowId));
        return deleted.length > 0;
      }),
    rebaseDraft: (flowId, hash, { content, hash: baseHash, files }) =>
      db.transaction(async (tx) => {
        const moved = await tx
          .update(drafts)
          .set({ base: content, baseHash })
          .where(ofHash(flowId, hash))
          .returning({ flowId: drafts.flowId });
        if (moved.length === 0) return false;
        for (const [path, base] of Object.entries(files)) await tx.update(draftFiles).set({ base }).where(fileAt(flowId, path));
        return true;
      }),
    async listDraftHistory(flowId) {
      const { id, savedAt: at, savedBy, changes } = draftHistory;
      const rows = await db
        .select({ id, savedAt: at, savedBy, changes })
        .from(draftHistory)
        .where(eq(draftHistory.flowId, flowId))
        .orderBy(desc(at), desc(id));
      return rows.map(savedAt);
    },
    async findDraftSave(flowId, id) {
      const [row] = await db
        .select()
        .from(draftHistory)
        .where(and(eq(draftHistory.flowId, flowId), eq(draftHistory.id, id)));
      return row === undefined ? null : savedAt(row);
    },
  } satisfies Partial<PublishingStore>;
}

/** Files beside flows as drafts have them. */
export function draftFileRows(db: Database) {
  return {
    async listDraftFiles(flowId) {
      const rows = await db.select().from(draftFiles).where(eq(draftFiles.flowId, flowId)).orderBy(asc(draftFiles.path));
      return rows.map(savedAt);
    },
    listDraftFileTimes: () =>
      db
        .select({ flowId: draftFiles.flowId, savedAt: draftFiles.savedAt })
        .from(draftFiles)
        .orderBy(asc(draftFiles.flowId), asc(draftFiles.path)),
    async saveDraftFile(file) {
      const { base: _, flowId: _flowId, path: _path, ...content } = file;
      await db
        .insert(draftFiles)
        .values(file)
        // what it stands on is what it stood on when it was changed first
        .onConflictDoUpdate({ target: [draftFiles.flowId, draftFiles.path], set: content });
    },
    async deleteDraftFile(flowId, path) {
      await db.delete(draftFiles).where(fileAt(flowId, path));
    },
  } satisfies Partial<PublishingStore>;
}

async function insertDraft(tx: Database, draft: Draft): Promise<boolean> {
  const inserted = await tx.insert(drafts).values(draft).onConflictDoNothing().returning({ flowId: drafts.flowId });
  return inserted.length > 0;
}

async function updateDraft(tx: Database, { flowId, base: _, baseHash: _hash, ...content }: Draft, before: string): Promise<boolean> {
  const updated = await tx.update(drafts).set(content).where(ofHash(flowId, before)).returning({ flowId: drafts.flowId });
  return updated.length > 0;
}

async function keepSave(tx: Database, { flowId, savedAt: at, savedBy, changes, flow, layout }: Draft): Promise<void> {
  const minute = `${at.slice(0, 16)}:00Z`;
  await tx
    .insert(draftHistory)
    .values({ flowId, minute, savedAt: at, savedBy, changes, flow, layout })
    .onConflictDoUpdate({
      target: [draftHistory.flowId, draftHistory.minute, draftHistory.savedBy],
      set: { savedAt: at, changes, flow, layout },
    });
  await tx.execute(sql`
    delete from draft_history where flow_id = ${flowId} and id in
      (select id from draft_history where flow_id = ${flowId} order by saved_at desc, id desc offset ${SAVES_KEPT})`);
}

function ofHash(flowId: string, hash: string) {
  return and(eq(drafts.flowId, flowId), eq(drafts.hash, hash));
}

function fileAt(flowId: string, path: string) {
  return and(eq(draftFiles.flowId, flowId), eq(draftFiles.path, path));
}

function savedAt<Row extends { savedAt: string }>(row: Row): Row {
  return { ...row, savedAt: isoTime(row.savedAt) };
}
