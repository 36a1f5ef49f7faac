import type { Answer, CallContext } from '@callwright/flow-compiler';
import type { Flow } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';
import type { PrivacyClass } from './private-variables.ts';

/** What a call remembers in its flow or in a module, with what is declared there. */
export interface MemoryPlace {
  answers: Record<string, Answer>;
  /** Null where the module is not known any more: then nobody knows what is private. */
  variables: Flow['variables'] | null;
}

/** From what everybody may see to what nobody may. */
const classes: readonly PrivacyClass[] = ['none', 'personal', 'health', 'card'];

/**
 * The memory of a call, outermost first: a module has variables of its own, also under the same names. `before` are flows that the call has been
 * in: what was answered there may still be known, and of two declarations of a name the stricter one counts.
 */
export function memoryPlaces(
  { answers, frames }: CallContext,
  { flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>,
  before: readonly Pick<ClosedFlow, 'flow'>[] = [],
): MemoryPlace[] {
  const flows: (Flow | undefined)[] = [flow];
  for (const { node } of frames) {
    const outer = flows.at(-1);
    flows.push(modules[String(outer?.nodes[node.split('/').at(-1) ?? '']?.config['flow'])]);
  }
  const kept = [...frames.map((frame) => frame.answers), answers];
  const whole = [...before.map((other) => other.flow), flow].reduce<Flow['variables']>((sum, { variables }) => merged(sum, variables), {});
  return kept.map((held, depth) => ({ answers: held, variables: depth === 0 ? whole : (flows[depth]?.variables ?? null) }));
}

function merged(one: Flow['variables'], other: Flow['variables']): Flow['variables'] {
  const stricter = Object.entries(other).map(([name, variable]) => {
    const known = Object.hasOwn(one, name) ? one[name] : undefined;
    const isStricter = known !== undefined && classes.indexOf(known.privacy) > classes.indexOf(variable.privacy);
    return [name, isStricter ? { ...variable, privacy: known.privacy } : variable] as const;
  });
  return { ...one, ...Object.fromEntries(stricter) };
}
