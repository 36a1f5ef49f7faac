import type { Flow } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';

/** How a node of a call's path is called; one inside of a module stands behind the node that uses it. Without a title its own name. */
export function nodeTitle({ flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>, node: string): string {
  const names = node.split('/');
  let at: Flow | undefined = flow;
  for (const name of names.slice(0, -1)) at = modules[String(at?.nodes[name]?.config['flow'])];
  return at?.nodes[names.at(-1) ?? '']?.title ?? node;
}
