import { access, constants } from 'node:fs/promises';
import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import { type FlowAt, filesChanged, filesHash, flowAt, shownContent } from './flow-at.ts';
import { textIn } from './flow-content.ts';
import { type VersionInfo, versionInfo } from './version-info.ts';

/** A flow as the designer opens it. */
export interface FlowState {
  id: string;
  title: string;
  kind: string;
  live: VersionInfo | null;
  draft: DraftInfo | null;
  flow: JsonValue;
  layout: JsonValue;
  /** Of the flow and layout in this answer: what the next save stands on. */
  hash: string;
  /** Of the files that the draft would replace. */
  filesHash: string;
  filesChanged: boolean;
  /** The telephone numbers that lead to it. */
  numbers: string[];
  readOnly: boolean;
}

export interface DraftInfo {
  hash: string;
  changes: number;
  savedAt: string;
  savedBy: string;
}

/** What people see when they open a flow. */
export async function flowState(deps: Deps, id: string, { canEdit }: { canEdit: boolean }): Promise<FlowState> {
  const at = await flowAt(deps, id);
  const { flow, layout, hash } = shownContent(at);
  return {
    id,
    title: textIn(flow, 'title') ?? id,
    kind: textIn(flow, 'kind') ?? 'call',
    live: await liveInfo(deps, at),
    draft: at.draft === null ? null : draftInfo(at.draft),
    flow,
    layout,
    hash,
    filesHash: filesHash(at),
    filesChanged: filesChanged(at),
    numbers: numbersOf(deps, id),
    readOnly: !canEdit || !(await isWritable(deps.settings.flowsDir)),
  };
}

/** What is told of a draft without its content. */
export function draftInfo({ hash, changes, savedAt, savedBy }: DraftInfo): DraftInfo {
  return { hash, changes, savedAt, savedBy };
}

/** The numbers that lead to a flow. */
export function numbersOf({ environment }: Deps, flowId: string): string[] {
  return Object.entries(environment.current().numbers).flatMap(([number, { flow }]) => (flow === flowId ? [number] : []));
}

async function liveInfo({ store }: Deps, { id, live }: FlowAt): Promise<VersionInfo | null> {
  if (live === null) return null;
  const [counted] = await store.countLiveCalls(id);
  return versionInfo(live, { live: true, calls: counted?.calls ?? 0 });
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
