import type { Flow, JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import type { QueryClient } from '@tanstack/react-query';
import { type FlowCard, flowsQuery, versionQuery } from '../api/flow-queries.ts';
import type { BesideFlow } from './beside-flow.ts';
import { namesUsed } from './names-used.ts';

const FRESH = 30_000;

/** Gets what a flow uses from beside it; what does not come is left out, and its names are then not looked at. */
export async function loadBeside(client: QueryClient, flow: Flow): Promise<BesideFlow> {
  const [cards, schedules, smsTemplates, queues, environment] = await Promise.all([
    client.fetchQuery({ ...flowsQuery, staleTime: FRESH }).catch((): FlowCard[] => []),
    resource(client, 'schedules'),
    resource(client, 'sms-templates'),
    resource(client, 'queues'),
    resource(client, 'environment'),
  ]);
  const flows = await loadFlows(client, flow, new Map(cards.map((card) => [card.id, card])));
  const audio = await Promise.all([audioOf(client, flow.id, ''), ...Object.keys(flows).map((id) => audioOf(client, id, `@${id}/`))]);
  return {
    ...{ flows, schedules, smsTemplates, queues, environment },
    flowIds: cards.filter(({ kind }) => kind !== 'module').map(({ id }) => id),
    audio: audio[0] === null ? null : Object.assign({}, ...audio),
  };
}

/** The flows that this one names, and those that these name. */
async function loadFlows(client: QueryClient, flow: Flow, cards: ReadonlyMap<string, FlowCard>): Promise<Record<string, JsonValue>> {
  const ids = new Set([...cards.keys()].filter((id) => id !== flow.id));
  const found: Record<string, JsonValue> = {};
  let wanted = namesUsed(flow, ids);
  while (wanted.length > 0) {
    const documents = await Promise.all(wanted.map(async (id) => [id, await liveDocument(client, cards.get(id))] as const));
    for (const [id, document] of documents) found[id] = document;
    wanted = documents.flatMap(([, document]) => namesUsed(nodesOf(document), ids)).filter((id) => !Object.hasOwn(found, id));
  }
  return found;
}

function nodesOf(document: JsonValue): Pick<Flow, 'nodes'> {
  const nodes = typeof document === 'object' && document !== null && 'nodes' in document ? document['nodes'] : {};
  return { nodes: Object(nodes) as Flow['nodes'] };
}

/** What is live of another flow, as calls would find it; its draft where nothing is. */
async function liveDocument(client: QueryClient, card: FlowCard | undefined): Promise<JsonValue> {
  if (card === undefined) return null;
  try {
    if (card.live !== null) return (await client.fetchQuery(versionQuery(card.id, card.live.number))).flow as JsonValue;
    return (await answered(api.flows[':id'].$get({ param: { id: card.id } }))).flow as JsonValue;
  } catch {
    return null;
  }
}

async function resource(client: QueryClient, name: string): Promise<JsonValue> {
  const queryKey = ['engine', 'resources', name];
  const queryFn = async () => (await answered(api.resources[':name'].$get({ param: { name } }))).value as JsonValue;
  return client.fetchQuery({ queryKey, queryFn, staleTime: FRESH }).catch(() => null);
}

async function audioOf(client: QueryClient, id: string, prefix: string): Promise<Record<string, number> | null> {
  try {
    const queryFn = () => answered(api.flows[':id'].files.$get({ param: { id } }));
    const files = await client.fetchQuery({ queryKey: ['flows', id, 'files'], queryFn, staleTime: FRESH });
    const audio = files.filter(({ path, changed }) => !path.endsWith('.json') && changed !== 'removed');
    return Object.fromEntries(audio.map(({ path, seconds = 0 }) => [`${prefix}${path}`, seconds]));
  } catch {
    return null;
  }
}
