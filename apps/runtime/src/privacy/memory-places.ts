import type { Answer, CallContext } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';

/** What a call remembers in its flow or in a module, with what is declared there. */
export interface MemoryPlace {
  answers: Record<string, Answer>;
  /** Null where the module is not known any more: then nobody knows what is private. */
  variables: Flow['variables'] | null;
}

/** The memory of a call, outermost first: a module has variables of its own, also under the same names. */
export function memoryPlaces(
  { answers, frames }: CallContext,
  { flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>,
): MemoryPlace[] {
  const flows: (Flow | undefined)[] = [flow];
  for (const { node } of frames) {
    const outer = flows.at(-1);
    flows.push(modules[String(outer?.nodes[node.split('/').at(-1) ?? '']?.config['flow'])]);
  }
  const kept = [...frames.map((frame) => frame.answers), answers];
  return kept.map((held, depth) => ({ answers: held, variables: flows[depth]?.variables ?? null }));
}
