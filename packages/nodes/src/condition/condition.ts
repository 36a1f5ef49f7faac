import { defineGuard, defineNode, type Row, rowHolds, rowSchema } from '@callwright/flow-compiler';
import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const rowsHold = defineGuard('condition/rows-hold', ({ context }, { match, rows }: { match: 'all' | 'any'; rows: Row[] }) => {
  const holds = (row: Row) => rowHolds(row, context);
  return match === 'all' ? rows.every(holds) : rows.some(holds);
});

export const condition = defineNode({
  type: 'condition',
  title: 'Condition',
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    branches: z
      .array(
        z.strictObject({
          exit: slugSchema.meta({ label: 'Exit' }),
          label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
          match: z.enum(['all', 'any']).default('all').meta({ label: 'Holds when' }),
          rows: z.array(rowSchema).min(1).max(50).meta({ label: 'Rows', control: 'rows' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ label: 'Branches, tried from top to bottom' }),
  }),
  exits: ({ branches }) => [
    ...branches.map(({ exit, label }) => ({ exit, label: label ?? exit })),
    { exit: 'otherwise', label: 'Otherwise' },
  ],
  compile: ({ branches }, { leave }) => ({
    always: [...branches.map(({ exit, match, rows }) => leave(exit, { guard: rowsHold({ match, rows }) })), leave('otherwise')],
  }),
  guards: [rowsHold],
});
