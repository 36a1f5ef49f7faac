import { nodeRegistry } from '@callwright/nodes';
import { LRUCache } from 'lru-cache';
import type { Deps } from '../deps.ts';
import { checkFlow } from './check-flow.ts';
import { draftSource } from './draft-source.ts';
import { type FlowAt, flowAt, shownContent } from './flow-at.ts';
import { emptyLayout, textIn } from './flow-content.ts';
import { type FlowPicture, pictureOf } from './flow-picture.ts';
import { Refused } from './refused.ts';

/** A flow, and what names the state of it that is shown. */
export interface ShownFlow {
  id: string;
  key: string;
}

export interface FlowProblems {
  errors: number;
  warnings: number;
}

/** What a content shows of itself. */
interface ContentFacts {
  id: string;
  title: string;
  kind: string;
  languages: string[];
  picture: FlowPicture;
  /** The ids of flows that it names. */
  names: string[];
}

export type FlowFacts = ContentFacts & { problems: FlowProblems };

const KNOWN_FLOWS = 2000;

/** Finds out what flows show and what is wrong with them, once for each state of them. */
export function createFlowFacts(deps: Deps): { of(flows: readonly ShownFlow[]): Promise<FlowFacts[]> } {
  const shown = createMemory((id) => contentFacts(deps, id));
  const wrong = createMemory((id) => problemsOf(deps, id));
  return {
    async of(flows) {
      const facts = await Promise.all(flows.map(async ({ id, key }) => ({ key, facts: await shown(`${id} ${key}`, id) })));
      // a module or a template that changes may change what is wrong with who uses it
      const modules = facts.filter(({ facts: { kind } }) => kind === 'module' || kind === 'wait').map(({ key }) => key);
      const shared = [JSON.stringify([deps.resources.smsTemplates(), deps.resources.queues()]), ...modules].join();
      return Promise.all(
        facts.map(async (one) => ({ ...one.facts, problems: await wrong(`${one.facts.id} ${one.key} ${shared}`, one.facts.id) })),
      );
    },
  };
}

/** Promises, so that many who ask at once wait for one answer. */
function createMemory<Value extends object>(findOut: (id: string) => Promise<Value>): (key: string, id: string) => Promise<Value> {
  const known = new LRUCache<string, Promise<Value>>({ max: KNOWN_FLOWS });
  return (key, id) => {
    const found = known.get(key) ?? findOut(id);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}

async function contentFacts(deps: Deps, id: string): Promise<ContentFacts> {
  const { flow, layout } = await readShown(deps, id);
  return { id, title: textIn(flow, 'title') ?? id, kind: textIn(flow, 'kind') ?? 'call', ...pictureOf(flow, layout, nodeRegistry) };
}

async function problemsOf(deps: Deps, id: string): Promise<FlowProblems> {
  const { flow, layout, at } = await readShown(deps, id);
  if (at === null) return { errors: 1, warnings: 0 };
  const { diagnostics } = await checkFlow(deps, draftSource(at.folder, flow, at.draftFiles), layout);
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** A flow that cannot be read is listed all the same, with that problem. */
async function readShown(deps: Deps, id: string): Promise<Pick<FlowAt, 'id'> & { at: FlowAt | null } & ReturnType<typeof contentOf>> {
  try {
    const at = await flowAt(deps, id);
    return { id, at, ...contentOf(at) };
  } catch (error) {
    if (error instanceof Refused) return { id, at: null, flow: { id }, layout: emptyLayout };
    throw error;
  }
}

function contentOf(at: FlowAt) {
  const { flow, layout } = shownContent(at);
  return { flow, layout };
}
