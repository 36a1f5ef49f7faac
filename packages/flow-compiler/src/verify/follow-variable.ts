import { blankMemory } from '../blank-memory.ts';
import { rowHolds } from '../condition-rows.ts';
import type { FlowGraph, Way } from './flow-graph.ts';
import type { PlaceSearch } from './place-search.ts';
import type { Knowledge } from './variable-effects.ts';
import type { AskedGuard, Read, Step, VariableSteps } from './variable-steps.ts';

/** A place where a variable is read unset, with the shortest way there. */
export interface FirstRead {
  path: Read['path'];
  way: Way[];
  how: Read['how'];
  /** Whether some other way there sets it. */
  everSet: boolean;
}

/** Follows one variable through a flow, nearest first; answers the reads that come too early, one a node. `search` has three places a state. */
export function followVariable(
  { states, roots }: FlowGraph,
  steps: VariableSteps,
  search: PlaceSearch,
  variable: string,
): Map<string, FirstRead> {
  const found = new Map<string, FirstRead>();
  const setFor = new Set<string>();
  // made once, as it runs at every place
  const after = (list: readonly Step[], known: Knowledge, place: number) => {
    let current = known;
    for (const step of list) {
      if (step.variable !== variable) continue;
      const node = states[Math.floor(place / 3)]?.node ?? '';
      if ('after' in step) current = step.after[current];
      else if (current >= (step.how === 'said' ? 1 : 2)) setFor.add(node);
      else if (!found.has(node)) found.set(node, { path: step.path, way: search.pathTo(place), how: step.how, everSet: false });
    }
    return current;
  };
  // a place is a state with what is known of the variable there
  search.clear();
  for (const root of roots) search.begin(root * 3);
  for (let place = search.next(); place !== undefined; place = search.next()) {
    const at = steps.states[Math.floor(place / 3)];
    if (at === undefined) continue;
    const known = after(at.entry, knowledgeAt(place), place);
    for (const way of at.plain) search.visit(way.to * 3 + known, way, place);
    let decided: string | null = null;
    for (const { way, guard, changes } of at.special) {
      if (way.on === decided) continue;
      if (guard !== null) after(guard.reads, known, place);
      const holds = guard === null || known === 2 ? null : holdsWhenEmpty(guard, variable);
      if (holds !== false) search.visit(way.to * 3 + after(changes, known, place), way, place);
      if (holds === true) decided = way.on;
    }
  }
  for (const node of setFor) {
    const read = found.get(node);
    if (read !== undefined) read.everSet = true;
  }
  return found;
}

function knowledgeAt(place: number): Knowledge {
  const known = place % 3;
  return known === 2 ? 2 : known === 1 ? 1 : 0;
}

/** Whether a condition holds while the variable is empty; null when that depends on other things. */
function holdsWhenEmpty({ rows: { match, rows } }: AskedGuard, variable: string): boolean | null {
  const each = rows.map((row) => {
    const depends = row.left.split('.')[0] !== variable || (typeof row.right === 'string' && row.right.includes('{'));
    return depends ? null : rowHolds(row, blankMemory);
  });
  const decisive = match === 'any';
  if (each.includes(decisive)) return decisive;
  return each.every((holds) => holds === !decisive) ? !decisive : null;
}
