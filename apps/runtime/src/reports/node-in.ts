import type { FlowNode } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';

/** A node by its path, where modules and wait flows stand before a slash; undefined when there is none. */
export function nodeIn({ flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>, path: string): FlowNode | undefined {
  const names = path.split('/');
  let at: ClosedFlow['flow'] | undefined = flow;
  for (const name of names.slice(0, -1)) {
    const config: Record<string, unknown> | undefined = at?.nodes[name]?.config;
    at = modules[String(config?.['flow'] ?? config?.['waitFlow'])];
  }
  return at?.nodes[names.at(-1) ?? ''];
}
