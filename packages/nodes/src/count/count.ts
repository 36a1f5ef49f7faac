import { type CallContext, defineChange, defineGuard, defineNode } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const countPassage = defineChange('count/passage', ({ context }, { name }: { name: string }) => ({
  counters: { ...context.counters, [name]: countOf(context, name) + 1 },
}));

const isReached = defineGuard(
  'count/is-reached',
  ({ context }, { name, limit }: { name: string; limit: number }) => countOf(context, name) >= limit,
);

export const count = defineNode({
  type: 'count',
  title: 'Count',
  icon: 'repeat',
  description: 'Goes another way when a call has come here too often',
  keywords: ['loop', 'limit', 'tries', 'retry', 'counter'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'module'],
  config: z.strictObject({
    name: slugSchema.meta({ label: 'Name of the count', help: 'Nodes with the same name count together.' }),
    limit: z.int().min(2).max(1000).meta({
      label: 'Limit',
      unit: 'times',
      help: 'With 3, the first and the second time are below; the third and later have reached it.',
    }),
  }),
  initial: () => ({ name: 'tries', limit: 3 }),
  summary: ({ name, limit }, { words }) => words('Counts {name} up to {limit}', { name, limit }),
  exits: () => [
    { exit: 'below', label: 'Below the limit' },
    { exit: 'reached', label: 'Limit reached' },
  ],
  compile: ({ name, limit }, { leave }) => ({
    entry: [countPassage({ name })],
    always: [leave('reached', { guard: isReached({ name, limit }) }), leave('below')],
  }),
  guards: [isReached],
  changes: [countPassage],
});

function countOf({ counters }: CallContext, name: string): number {
  return Object.hasOwn(counters, name) ? (counters[name] ?? 0) : 0;
}
