import type { Diagnostic, JsonValue } from '@callwright/flow-schema';
import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import type { api } from '@callwright/web/api/client.ts';
import type { InferResponseType } from 'hono/client';

export type Published = Exclude<InferResponseType<(typeof api.flows)[':id']['publish']['$post']>, { error: unknown }>;

/** What the files are, that a draft would have replaced. */
export interface FilesOnDisk {
  flow: JsonValue;
  layout: JsonValue;
  hash: string;
}

/** What came of an attempt to publish. */
export type Outcome =
  | { is: 'published'; published: Published }
  /** Somebody else saved, or changed the files, meanwhile: nothing is lost, both sides are shown. */
  | { is: 'stale-draft' }
  | { is: 'files-changed'; files: FilesOnDisk | null }
  | { is: 'has-errors'; diagnostics: readonly Diagnostic[] }
  | { is: 'nothing-new' }
  | { is: 'no-connection' }
  | { is: 'refused'; reason: string };

/** Reads why publishing was refused. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ConnectionLost) return { is: 'no-connection' };
  if (!(error instanceof ApiError)) return { is: 'refused', reason: error instanceof Error ? error.message : String(error) };
  if (error.code === 'stale-draft') return { is: 'stale-draft' };
  if (error.code === 'files-changed') return { is: 'files-changed', files: filesIn(error.body['theirs']) };
  if (error.code === 'nothing-to-publish') return { is: 'nothing-new' };
  if (error.code === 'has-errors' && Array.isArray(error.body['diagnostics']))
    return { is: 'has-errors', diagnostics: error.body['diagnostics'] };
  return { is: 'refused', reason: error.message };
}

function filesIn(theirs: unknown): FilesOnDisk | null {
  if (typeof theirs !== 'object' || theirs === null || !('flow' in theirs) || !('hash' in theirs) || theirs.flow === null) return null;
  // the server sent it, in the shape in which it reads files
  return theirs as FilesOnDisk;
}
