import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldsOf, readFields } from './contact-fields.ts';

it('gives every contact back as it was when nothing is touched', () => {
  const data = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,10}$/), fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(data, (given) => {
      const before = JSON.parse(JSON.stringify(given));
      expect(readFields(fieldsOf({ data: before }), before)).toEqual({ data: before, problems: new Map() });
    }),
  );
});

it('says which fields have no name, or that of another, and loses none of them silently', () => {
  const fields = [
    { key: 0, name: 'city', text: 'Iași' },
    { key: 1, name: 'city', text: 'Cahul' },
    { key: 2, name: '', text: 'gold' },
    { key: 3, name: '', text: '' },
    { key: 4, name: 'age', text: '43' },
    { key: 5, name: 'plan', text: '' },
  ];
  const { data, problems } = readFields(fields, { age: 42, plan: 'silver' });
  expect(data).toEqual({ city: 'Iași', age: 43 });
  expect([...problems]).toEqual([
    [1, 'same-name'],
    [2, 'no-name'],
  ]);
});
