import { type CardWords, defineGuard, defineNode, type Row, rowHolds, rowSchema, rowWords } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

interface Branch {
  match: 'all' | 'any';
  rows: Row[];
}

const rowsHold = defineGuard('condition/rows-hold', ({ context }, { match, rows }: Branch) => {
  const holds = (row: Row) => rowHolds(row, context);
  return match === 'all' ? rows.every(holds) : rows.some(holds);
});

export const condition = defineNode({
  type: 'condition',
  title: 'Condition',
  icon: 'arrows-split-2',
  description: 'Goes one way or another by what is known',
  keywords: ['if', 'branch', 'split', 'decision', 'rule', 'vip'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    branches: z
      .array(
        z.strictObject({
          exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
          label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
          match: z
            .enum(['all', 'any'])
            .default('all')
            .meta({ label: 'Holds when', choices: { all: 'All rows hold', any: 'Any row holds' } }),
          rows: z.array(rowSchema).min(1).max(50).meta({ label: 'Rows', control: 'rows', item: 'Row', add: 'Add a row' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ label: 'Branches, tried from top to bottom', item: 'Branch', add: 'Add a branch' }),
  }),
  initial: ({ words }) => ({ branches: [{ exit: 'branch-1', label: words('Branch {number}', { number: 1 }), rows: [] }] }),
  summary: ({ branches }, { words }) =>
    branches
      .map((branch) => branchWords(branch, words))
      .filter((branch) => branch !== '')
      .join('; '),
  exits: ({ branches }) => [
    ...branches.map(({ exit, label }) => ({ exit, label: label ?? exit, named: true })),
    { exit: 'otherwise', label: 'Otherwise', quiet: true },
  ],
  compile: ({ branches }, { leave }) => ({
    always: [...branches.map(({ exit, match, rows }) => leave(exit, { guard: rowsHold({ match, rows }) })), leave('otherwise')],
  }),
  guards: [rowsHold],
});

/** `topic is bill and call.language is ro-RO` */
function branchWords({ match, rows }: Branch, words: CardWords['words']): string {
  return rows
    .map((row) => rowWords(row, words))
    .filter((row) => row !== '')
    .join(` ${match === 'all' ? words('and') : words('or')} `);
}
