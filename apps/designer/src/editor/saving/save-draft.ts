import type { JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { asDocument } from '../model/as-document.ts';
import type { OpenDocument } from '../model/open-document.ts';
import type { SavedDraft, TheirDraft } from './create-autosave.ts';

type JsonRecord = Record<string, JsonValue>;

/** Sends a draft. Throws what the server says. */
export async function saveDraft(id: string, { flow, layout }: OpenDocument, baseHash: string): Promise<SavedDraft> {
  // a draft is JSON all through; the type of a flow only says more of it
  const json = { flow: flow as unknown as JsonRecord, layout: layout as unknown as JsonRecord, baseHash };
  return answered(api.flows[':id'].draft.$put({ param: { id }, json }));
}

/** The draft that somebody else saved meanwhile, as the refusal carries it. */
export function theirDraft(body: unknown): TheirDraft | null {
  const current = typeof body === 'object' && body !== null && 'current' in body ? body.current : null;
  if (typeof current !== 'object' || current === null || !('flow' in current)) return null;
  // the server sent it, in the shape in which it keeps drafts
  const { flow, layout, ...saved } = current as Omit<TheirDraft, 'flow' | 'layout'> & { flow: unknown; layout: unknown };
  return { ...saved, ...asDocument(flow, layout) };
}
