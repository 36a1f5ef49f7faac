import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { flowAt } from './flow-at.ts';
import { unknownVersion } from './flow-drafts.ts';
import { type VersionInfo, versionInfo } from './version-info.ts';

/** The versions of a flow, the newest first. */
export async function versionsOf(deps: Deps, id: string): Promise<VersionInfo[]> {
  await flowAt(deps, id);
  return (await deps.store.listPublications(id)).map((row) => versionInfo(row, row));
}

/** One version with its content. */
export async function versionOf(deps: Deps, id: string, number: number): Promise<VersionInfo & { flow: JsonValue; layout: JsonValue }> {
  const listed = (await versionsOf(deps, id)).find((version) => version.number === number);
  const version = listed === undefined ? null : await deps.store.findPublication(id, number);
  if (listed === undefined || version === null) throw unknownVersion();
  return { ...listed, flow: version.flow, layout: version.layout };
}
