import { rowSchema } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from '../form/derive-form.ts';
import { rightFor } from './right-for.ts';

it('gives every operator something that it can compare with, whatever stood there before', () => {
  const fields = rowSchema instanceof z.ZodObject ? fieldsOf(rowSchema) : [];
  const operator = fields.find(({ name }) => name === 'operator')?.shape;
  const operators = operator?.kind === 'choice' ? operator.values : [];
  expect(operators.length).toBeGreaterThan(8);
  for (const before of [undefined, '', 'x', 4, true, [], ['a', 'b']])
    for (const name of operators) {
      const right = rightFor(name, before);
      const row = { left: 'topic', operator: name, ...(right !== undefined && { right }) };
      expect(rowSchema.safeParse(row).success, JSON.stringify(row)).toBe(true);
      expect(rightFor(name, right)).toEqual(right);
    }
});

it('keeps what was compared with when the operator changes', () => {
  expect(rightFor('is-one-of', 'bill')).toEqual(['bill']);
  expect(rightFor('equals', ['bill', 'web'])).toBe('bill');
  expect(rightFor('contains', 'bill')).toBe('bill');
});
