import type { Diagnostic } from '@callwright/flow-schema';

/** Where a problem is, as a person finds it. */
export interface ProblemPlace {
  node: string | null;
  /** The place in the node's configuration: `options.0.key`. */
  field: string | null;
  exit: string | null;
  /** What belongs to the flow as a whole: the panel in which it is. */
  panel: 'flow' | 'variables' | null;
}

/** Reads the place of a problem from its path. */
export function placeOf({ path }: Pick<Diagnostic, 'path'>): ProblemPlace {
  const [what, name, part, ...rest] = path;
  const nowhere = { node: null, field: null, exit: null, panel: null };
  if (what !== 'nodes') return { ...nowhere, panel: what === 'variables' ? 'variables' : 'flow' };
  if (name === undefined) return { ...nowhere, panel: 'flow' };
  const inside = rest.length === 0 ? null : rest.join('.');
  return {
    ...nowhere,
    node: String(name),
    ...(part === 'config' && { field: inside }),
    ...(part === 'exits' && rest[0] !== undefined && { exit: String(rest[0]) }),
    ...((part === 'title' || part === 'note') && { field: part }),
  };
}

/** What tells one problem from another while the flow is edited. */
export function keyOfProblem({ code, path, message }: Pick<Diagnostic, 'code' | 'path' | 'message'>): string {
  return [code, message, ...path].join('\n');
}

/** Problems in the order in which they are worked off: errors first, then node by node as the flow has them. */
export function inOrder(diagnostics: readonly Diagnostic[], nodes: readonly string[]): Diagnostic[] {
  const places = new Map(nodes.map((id, index) => [id, index]));
  const rank = ({ severity }: Diagnostic) => ['error', 'warning', 'info'].indexOf(severity);
  const place = ({ path }: Diagnostic) => (path[0] === 'nodes' ? (places.get(String(path[1])) ?? nodes.length) : -1);
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b));
}

/** The problem after one, round about; the first where that one is gone. */
export function nextProblem(ordered: readonly Diagnostic[], chosen: string | null, by: 1 | -1 = 1): Diagnostic | null {
  const index = ordered.findIndex((problem) => keyOfProblem(problem) === chosen);
  return ordered.at(index === -1 && by === -1 ? -1 : (index + by) % Math.max(1, ordered.length)) ?? null;
}

/** Counts problems by node, for the badges of the canvas. */
export function countByNode(byNode: ReadonlyMap<string, readonly Diagnostic[]>): Record<string, { errors: number; warnings: number }> {
  const count = (problems: readonly Diagnostic[], wanted: Diagnostic['severity']) =>
    problems.filter(({ severity }) => severity === wanted).length;
  return Object.fromEntries(
    [...byNode].map(([node, problems]) => [node, { errors: count(problems, 'error'), warnings: count(problems, 'warning') }]),
  );
}
