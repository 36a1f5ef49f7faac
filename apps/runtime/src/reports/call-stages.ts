import type { CallStage, Registry, TrailEntry } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import type { ClosedFlow } from '../flows/close-flow.ts';
import type { StoredEvent } from '../store/store.ts';
import { nodeIn } from './node-in.ts';

export type Flows = ReadonlyMap<string, Pick<ClosedFlow, 'flow' | 'modules'>>;

/** When a call first came so far by what its nodes did, in milliseconds since 1970. `past-greeting`: the telephone heard anything after the first words. */
export type StageTimes = Partial<Record<CallStage | 'past-greeting' | 'dialled', number>>;

const registry: Registry = nodeRegistry;
const answers: ReadonlySet<string> = new Set(['call.digits', 'call.speech', 'call.no-input', 'call.recorded', 'call.dial-ended']);

/** What the nodes of a call say of how far it came. `outside-hours` is only there when no open hours came after it. */
export function stageTimes(events: readonly Pick<StoredEvent, 'at' | 'event' | 'trail'>[], flows: Flows): StageTimes {
  const times: StageTimes = {};
  let version = '';
  let isRinging = false;
  for (const { at, event, trail } of events) {
    const now = Date.parse(at);
    if (answers.has(event.type)) times['past-greeting'] ??= now;
    // a conference ends like a dial; whether somebody was there is known of the line
    if (isRinging && event.type === 'call.dial-ended' && event.status === 'completed') times.dialled ??= now - event.seconds * 1000;
    for (const entry of trail) {
      if (entry.kind === 'flow') version = entry.version;
      const stage = stageOf(flows.get(version), entry);
      if (entry.kind === 'entered') isRinging = stage === 'reached-queue';
      if (stage !== undefined) times[stage] ??= now;
      if (stage === 'within-hours') delete times['outside-hours'];
    }
  }
  return times;
}

function stageOf(flow: Pick<ClosedFlow, 'flow' | 'modules'> | undefined, entry: TrailEntry): CallStage | undefined {
  if (flow === undefined || (entry.kind !== 'entered' && entry.kind !== 'left')) return undefined;
  const node = nodeIn(flow, entry.node);
  const definition = node === undefined ? undefined : registry[node.type];
  if (entry.kind === 'entered') return definition?.stage;
  return definition?.exitsOfDraft(node?.config).find(({ exit }) => exit === entry.exit)?.stage;
}
