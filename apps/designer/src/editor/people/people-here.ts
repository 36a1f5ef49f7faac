/** Somebody who has the flow open. */
export interface PersonHere {
  id: string;
  name: string;
  since: string;
  node?: string;
}

/** Who else edits which node, by node; several are named together. */
export function othersByNode(people: readonly PersonHere[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const { node, name } of people) if (node !== undefined) names[node] = names[node] === undefined ? name : `${names[node]}, ${name}`;
  return names;
}
