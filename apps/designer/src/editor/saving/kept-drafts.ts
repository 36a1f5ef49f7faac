import { del, get, set } from 'idb-keyval';
import type { OpenDocument } from '../model/open-document.ts';

/** What was changed and not sent yet, kept by the browser: it survives a reload, a crash, a lost connection. */
export interface KeptDraft {
  document: OpenDocument;
  baseHash: string;
  at: number;
}

const keyOf = (flowId: string): string => `draft:${flowId}`;

/** Keeps, or forgets, what is only here. A browser that keeps nothing is no reason to stop. */
export async function keepDraft(flowId: string, kept: KeptDraft | null): Promise<void> {
  await (kept === null ? del(keyOf(flowId)) : set(keyOf(flowId), kept)).catch(() => undefined);
}

/** What was kept of a flow; null when all was sent. */
export async function keptDraft(flowId: string): Promise<KeptDraft | null> {
  return (await get<KeptDraft>(keyOf(flowId)).catch(() => undefined)) ?? null;
}
