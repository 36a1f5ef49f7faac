import { readJson } from '@callwright/flow-schema';

/** Whether a text is a flow file: it has nodes and says where it begins. Whether it is a good one is found out by who imports it. */
export function isWholeFlow(text: string): boolean {
  if (!text.includes('"nodes"') || !text.includes('"formatVersion"')) return false;
  const { value } = readJson(text);
  return typeof value === 'object' && value !== null && 'nodes' in value && 'start' in value && 'languages' in value;
}
