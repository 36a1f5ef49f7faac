import { z } from 'zod';
import { blankMemory } from '../blank-memory.ts';
import { builtInChanges, builtInGuards } from '../built-in-logic.ts';
import type { CallEvent } from '../call-event.ts';
import type { Registry } from '../define-node.ts';
import type { NamedJson } from '../state-json.ts';
import type { FlowGraph, GraphState, Way } from './flow-graph.ts';

const limitSchema = z.object({ name: z.string(), limit: z.number() });
const event: CallEvent = { type: 'call.no-input', at: blankMemory.call.startedAt };

type Counts = Readonly<Record<string, number>>;
interface Logic {
  raises(action: NamedJson, counter: string): boolean;
  holds(guard: NamedJson, counters: Counts): boolean;
}

/**
 * The ways that a call can take only so often, because each passage of their state raises a counter and a guard with a `name` and a
 * `limit` then turns it away. That is found out by trying the guard below and at the limit. Each has the path of the module that it is in,
 * `use/` or `use/more/`, empty for the flow itself: a module counts anew each time that a call comes into it.
 */
export function limitedWays({ states }: FlowGraph, registry: Registry): Map<Way, string> {
  const logic = logicOf(registry);
  return new Map(states.flatMap((state) => limitedIn(state, logic).map((way): [Way, string] => [way, moduleOf(state)])));
}

function moduleOf({ node }: GraphState): string {
  return node === null ? '' : node.slice(0, node.lastIndexOf('/') + 1);
}

function limitedIn({ entry, ways }: GraphState, { raises, holds }: Logic): Way[] {
  return ways.flatMap((way, index) => {
    const { guard } = way;
    const counted = guard?.params !== undefined && 'limit' in guard.params ? limitSchema.safeParse(guard.params).data : undefined;
    if (guard === null || counted === undefined || !entry.some((action) => raises(action, counted.name))) return [];
    const [below, at] = [0, counted.limit].map((count) => holds(guard, { [counted.name]: count }));
    if (below && !at) return [way];
    return !below && at ? ways.slice(index + 1).filter(({ on }) => on === way.on) : [];
  });
}

function logicOf(registry: Registry): Logic {
  const definitions = Object.values(registry);
  const guards = new Map([...builtInGuards, ...definitions.flatMap((node) => node.guards)].map((guard) => [guard.type, guard]));
  const changes = new Map([...builtInChanges, ...definitions.flatMap((node) => node.changes)].map((change) => [change.type, change]));
  return {
    holds: ({ type, params }, counters) => guards.get(type)?.test({ context: { ...blankMemory, counters }, event }, params) ?? false,
    raises({ type, params }, counter) {
      const { counters } = changes.get(type)?.apply({ context: blankMemory, event }, params) ?? {};
      return (counters?.[counter] ?? 0) > 0;
    },
  };
}
