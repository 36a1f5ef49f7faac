import { variableNameSchema } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { variableNameFrom } from './variable-name.ts';

it('names a variable after what people call it, in any alphabet', () => {
  expect(variableNameFrom('Номер клиента')).toBe('nomerKlienta');
  expect(variableNameFrom('Numărul contractului')).toBe('numarulContractului');
  expect(variableNameFrom(' customer_no ')).toBe('customer_no');
  for (const nothing of ['', ' ', '42', '🙂', '-']) expect(variableNameFrom(nothing), nothing).toBeNull();
});

it('gives a name that texts can have, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const name = variableNameFrom(text);
      expect(name === null || variableNameSchema.safeParse(name).success).toBe(true);
    }),
  );
});
