import { canonicalJson, diffFlows, type JsonValue, parseFlowDocument } from '@callwright/flow-schema';

/** How many things differ between two states of a flow, as its author counts them. Of what is no flow yet, fields and nodes are counted. */
export function countChanges(before: JsonValue | null, after: JsonValue): number {
  const [old, now] = [before, after].map((document) => (document === null ? null : parseFlowDocument(document).flow));
  if (old != null && now != null) return diffFlows(old, now).length;
  const [was, is] = [parts(before), parts(after)];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].filter((name) => was[name] !== is[name]).length;
}

/** Fields and nodes, each as one text. */
function parts(document: JsonValue): Record<string, string> {
  if (!isRecord(document)) return {};
  const { nodes = null, ...fields } = document;
  const entries = [
    ...Object.entries(fields),
    ...(isRecord(nodes) ? Object.entries(nodes).map(([id, node]) => [`nodes.${id}`, node] as const) : []),
  ];
  return Object.fromEntries(entries.map(([name, value]) => [name, canonicalJson(value)]));
}

function isRecord(value: JsonValue | null | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
