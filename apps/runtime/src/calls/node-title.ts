import type { Flow } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';

/** How a node of a call's path is called; one inside of a module or a wait flow stands behind the node that uses it. Without a title its own name. */
export function nodeTitle({ flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>, node: string): string {
  const names = node.split('/');
  let at: Flow | undefined = flow;
  for (const name of names.slice(0, -1)) {
    const config: Record<string, unknown> | undefined = at?.nodes[name]?.config;
    at = modules[String(config?.['flow'] ?? config?.['waitFlow'])];
  }
  return at?.nodes[names.at(-1) ?? '']?.title ?? node;
}
