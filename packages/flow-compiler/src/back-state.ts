import { cameFrom } from './built-in-logic.ts';
import { unwind } from './module-logic.ts';
import type { AskedNode } from './place.ts';
import type { StateJson, TransitionJson } from './state-json.ts';

/** The state that finds the node asked before; without one the flow begins again. `base` is how many modules are around the flow. */
export function backState(start: string, asking: readonly AskedNode[], base = 0): StateJson {
  const usesModules = asking.some(({ depth }) => depth > base);
  const out = (depth: number) => (usesModules ? { actions: [unwind({ depth })] } : {});
  const ways = asking.map(({ id, target, depth }): TransitionJson => ({ guard: cameFrom({ node: id }), target, ...out(depth) }));
  return { always: [...ways, { target: start, ...out(base) }] };
}
