import { expect, it } from 'vitest';
import { createKeeper } from './create-keeper.ts';

it('writes the newest change once it rests, all of it when the page goes, and forgets at once', () => {
  const written: (string | null)[] = [];
  let due: (() => void) | null = null;
  const keeper = createKeeper<string>(
    (value) => written.push(value),
    (_, act) => {
      due = act;
      return () => {
        due = null;
      };
    },
  );
  const rest = () => due?.();
  keeper.keep('H');
  keeper.keep('He');
  expect(written).toEqual([]);
  rest();
  expect(written).toEqual(['He']);
  keeper.keep('Hey');
  keeper.flush();
  keeper.flush();
  expect(written).toEqual(['He', 'Hey']);
  keeper.keep('Hey you');
  keeper.keep(null);
  rest();
  expect(written).toEqual(['He', 'Hey', null]);
});
