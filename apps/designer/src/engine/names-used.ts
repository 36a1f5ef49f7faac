import type { Flow } from '@callwright/flow-schema';

/** Which of these names stand anywhere in the nodes of a flow, as a whole text. */
export function namesUsed({ nodes }: Pick<Flow, 'nodes'>, names: ReadonlySet<string>): string[] {
  const used = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (names.has(value)) used.add(value);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner);
  };
  for (const { config } of Object.values(nodes)) look(config);
  return [...used];
}
