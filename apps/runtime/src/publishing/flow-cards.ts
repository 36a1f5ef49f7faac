import { readdir } from 'node:fs/promises';
import { slugSchema } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import type { DraftSummary, PublicationSummary } from '../store/publishing-store.ts';
import { flowAt } from './flow-at.ts';
import { createFlowFacts, type FlowProblems, type ShownFlow } from './flow-facts.ts';
import type { FlowPicture } from './flow-picture.ts';
import { type DraftInfo, draftInfo, numbersOf } from './flow-state.ts';
import { startOfDay } from './start-of-day.ts';
import { type VersionInfo, versionInfo } from './version-info.ts';

/** A flow in the list of flows. */
export interface FlowCard {
  id: string;
  title: string;
  kind: string;
  languages: string[];
  live: VersionInfo | null;
  draft: DraftInfo | null;
  problems: FlowProblems;
  numbers: string[];
  /** The ids of the flows that name this one. */
  usedBy: string[];
  callsToday: number;
  callsNow: number;
  callsByHour: number[];
  picture: FlowPicture;
}

/** Lists flows as cards; hours and days are those of a time zone. */
export interface FlowCards {
  list(zone: string): Promise<FlowCard[]>;
}

const HOURS = 24;

/** Lists cards, and finds out only once what each content shows and what is wrong with it. */
export function createFlowCards(deps: Deps): FlowCards {
  const known = createFlowFacts(deps);
  return {
    async list(zone) {
      const { store, clock } = deps;
      const [live, drafts] = [byFlow(await store.listLive()), byFlow(await store.listDraftSummaries())];
      const shown = await shownFlows(deps, live, drafts);
      const facts = await known.of(shown);
      const counts = byFlow(await store.countCalls(startOfDay(clock.now(), zone), zone));
      const begun = byFlow(await store.countLiveCalls());
      return facts.map(({ id, problems, names, ...one }): FlowCard => {
        const [version = null, draft = null, count] = [live.get(id), drafts.get(id), counts.get(id)];
        return {
          id,
          ...one,
          live: version === null ? null : versionInfo(version, { live: true, calls: begun.get(id)?.calls ?? 0 }),
          draft: draft === null ? null : draftInfo(draft),
          problems,
          numbers: numbersOf(deps, id),
          usedBy: facts.filter((other) => other.names.includes(id)).map((other) => other.id),
          callsToday: count?.today ?? 0,
          callsNow: count?.now ?? 0,
          callsByHour: count?.byHour ?? Array<number>(HOURS).fill(0),
        };
      });
    },
  };
}

/** What is shown of each flow; most are shown as they are live, and no file of them is read. */
async function shownFlows(deps: Deps, live: Map<string, PublicationSummary>, drafts: Map<string, DraftSummary>): Promise<ShownFlow[]> {
  const files = new Map<string, string>();
  for (const { flowId, savedAt } of await deps.store.listDraftFileTimes()) files.set(flowId, `${files.get(flowId) ?? ''} ${savedAt}`);
  const ids = new Set([...live.keys(), ...drafts.keys(), ...(await foldersOf(deps))]);
  return Promise.all(
    [...ids].sort().map(async (id): Promise<ShownFlow> => {
      const [version, draft] = [live.get(id), drafts.get(id)];
      // a recording that changes is in the hash of what is live, and beside the hash of a draft
      const key = draft !== undefined ? `${draft.hash}${files.get(id) ?? ''}` : version && `${version.hash} ${version.contentHash}`;
      return {
        id,
        key:
          key ??
          (await flowAt(deps, id).then(
            ({ disk }) => disk?.hash,
            () => undefined,
          )) ??
          'gone',
      };
    }),
  );
}

async function foldersOf({ settings }: Deps): Promise<string[]> {
  const entries = await readdir(settings.flowsDir, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== 'resources').map(({ name }) => name);
  return names.filter((name) => slugSchema.safeParse(name).success);
}

function byFlow<Row extends { flowId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.flowId, row]));
}
