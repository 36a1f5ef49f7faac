import { expect, it } from 'vitest';
import { callsOnFormer } from './calls-on-former.ts';
import { othersByNode } from './people-here.ts';

it('calls on versions that are not live are counted, with the number where there is one', () => {
  const version = (number: number | null, calls: number) => ({ number, hash: String(number), calls });
  const calls = (...byVersion: ReturnType<typeof version>[]) => ({ total: 0, byNode: {}, byVersion });
  expect(callsOnFormer(calls(version(41, 5), version(40, 12)), 41)).toEqual({ calls: 12, number: 40 });
  expect(callsOnFormer(calls(version(41, 5), version(40, 1), version(39, 2)), 41)).toEqual({ calls: 3, number: null });
  expect(callsOnFormer(calls(version(41, 5)), 41)).toEqual({ calls: 0, number: null });
  expect(callsOnFormer(calls(version(null, 1)), 41)).toEqual({ calls: 1, number: null });
});

it('a node names all who edit it, and who looks at none is at none', () => {
  const person = (name: string, node?: string) => ({ id: name, name, since: '', ...(node !== undefined && { node }) });
  expect(othersByNode([person('Ana', 'menu'), person('Viorel', 'menu'), person('Ion')])).toEqual({ menu: 'Ana, Viorel' });
});
