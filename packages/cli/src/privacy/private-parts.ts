import { modulesUsed, type Registry, variablesSet } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import type { CallPlace } from '@callwright/simulator';
import type { FlowFolder } from '../read-flow-folder.ts';
import { readModules, readNeighbour } from '../read-neighbours.ts';

/** What of a call is not for everybody to see, by what the flows that it passes declare. */
export interface PrivateParts {
  /** The private variables of a flow and of the modules in it. */
  variablesOf(flow: string | null): string[];
  /** Whether what a caller gives at a place may become the value of a private variable. */
  isPlace(place: CallPlace): boolean;
}

interface Closed {
  flow: Flow;
  modules: Readonly<Record<string, Flow>>;
}

/** Finds that for calls to a flow on disk; of other flows, which calls are handed over to, as well. */
export function privateParts({ folder, flow, modules }: FlowFolder, registry: Registry): PrivateParts {
  const others = new Map<string | null, Closed | null>([[null, flow === null ? null : { flow, modules }]]);
  const closedOf = (id: string | null): Closed | null => {
    if (id !== null && !others.has(id)) others.set(id, readClosed(folder, id, registry));
    return others.get(id) ?? null;
  };
  return {
    variablesOf(id) {
      const closed = closedOf(id);
      const flows = closed === null ? [] : [closed.flow, ...Object.values(closed.modules)];
      return flows.flatMap((one) => Object.keys(one.variables).filter((name) => isPrivate(one, name)));
    },
    isPlace({ flow: id, node }) {
      const closed = closedOf(id);
      return closed !== null && setsPrivate(closed, node.split('/'), registry);
    },
  };
}

function readClosed(folder: string, id: string, registry: Registry): Closed | null {
  const flow = readNeighbour(folder, id);
  return flow === null ? null : { flow, modules: readModules(folder, flow, registry) };
}

function isPrivate({ variables }: Flow, name: string): boolean {
  return Object.hasOwn(variables, name) && variables[name]?.privacy !== 'none';
}

/** The nodes of a module stand behind the one that uses it; what that one takes from the module is given inside. */
function setsPrivate({ flow, modules }: Closed, path: readonly string[], registry: Registry): boolean {
  let inside: Flow | undefined = flow;
  for (const node of path) {
    if (inside === undefined) return false;
    const here: Flow = inside;
    if (
      variablesSet(here, registry)
        .get(node)
        ?.some((name) => isPrivate(here, name))
    )
      return true;
    const module = modulesUsed(here, registry).find((use) => use.path[1] === node)?.module ?? '';
    inside = Object.hasOwn(modules, module) ? modules[module] : undefined;
  }
  return false;
}
