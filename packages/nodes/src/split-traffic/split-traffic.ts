import { defineGuard, defineNode } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { callerKey } from './caller-key.ts';
import { pointOf } from './point-of.ts';

const configSchema = z.strictObject({
  shares: z
    .array(
      z.strictObject({
        exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
        label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
        percent: z.int().min(0).max(100).meta({ label: 'Share', unit: '%' }),
      }),
    )
    .min(1)
    .max(20)
    .meta({
      label: 'Shares',
      item: 'Share',
      add: 'Add a share',
      help: 'Together 100 %. A caller goes the same way each time, until you change the shares.',
    }),
  experiment: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .meta({ label: 'Name of the trial', help: 'Another name deals all callers anew. Without one the node alone decides.' }),
});

interface Share {
  node: string;
  experiment: string;
  /** The share ends before this point of 0 to 100. */
  below: number;
}

const fallsBelow = defineGuard(
  'split-traffic/falls-below',
  ({ context }, { node, experiment, below }: Share) => pointOf([callerKey(context.call), node, experiment].join('\n')) < below,
);

export const splitTraffic = defineNode({
  type: 'split-traffic',
  title: 'Split traffic',
  icon: 'percentage',
  description: 'Sends callers several ways in shares',
  keywords: ['a/b test', 'experiment', 'random', 'percent', 'trial'],
  group: 'decide',
  kinds: ['call', 'module'],
  config: configSchema,
  initial: ({ words }) => ({
    shares: [1, 2].map((number) => ({ exit: `way-${number}`, label: words('Way {number}', { number }), percent: 50 })),
  }),
  summary: ({ shares }) => shares.map(({ exit, label = exit, percent }) => `${label ?? ''} ${percent ?? '?'} %`).join(', '),
  exits: ({ shares }) => shares.map(({ exit, label, percent }) => ({ exit, label: label ?? `${exit} (${percent ?? '?'} %)`, named: true })),
  compile: ({ shares, experiment = '' }, { node, leave }) => ({
    always: shares.map(({ exit }, index) =>
      leave(exit, { guard: fallsBelow({ node, experiment, below: sumOf(shares.slice(0, index + 1)) }) }),
    ),
  }),
  guards: [fallsBelow],
  lint({ shares }) {
    const sum = sumOf(shares);
    return sum === 100 ? [] : [{ code: 'shares-not-whole', path: ['shares'], message: `The shares make ${sum} %; they must make 100 %.` }];
  },
});

function sumOf(shares: readonly { percent: number }[]): number {
  return shares.reduce((sum, { percent }) => sum + percent, 0);
}
