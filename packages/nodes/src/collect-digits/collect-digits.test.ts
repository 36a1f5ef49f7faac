import { compileFlow } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';
import { readDigits } from './digit-format.ts';

it('refuses days that no calendar has', () => {
  expect(readDigits('date', '29022028', undefined)).toBe('2028-02-29');
  for (const digits of ['29022027', '31022026', '31042026', '00012026', '01132026', '3112026'])
    expect(readDigits('date', digits, undefined), digits).toBeNull();
});

it('refuses times that no clock shows', () => {
  expect(readDigits('time', '2359', undefined)).toBe('23:59');
  for (const digits of ['2400', '0960', '930', '12*0']) expect(readDigits('time', digits, undefined), digits).toBeNull();
});

it('checks the check digit of a card', () => {
  for (const digits of ['4242424242424242', '378282246310005', '4111111111111111'])
    expect(readDigits('card', digits, undefined)).toBe(digits);
  for (const digits of ['4242424242424241', '4242424242424224', '42424242', '0'.repeat(20)])
    expect(readDigits('card', digits, undefined), digits).toBeNull();
});

it('reads an amount with a star as its point', () => {
  expect(readDigits('amount', '12*5', undefined)).toBe(12.5);
  expect(readDigits('amount', '007', undefined)).toBe(7);
  for (const digits of ['*5', '12*', '1*2*3', '12*345']) expect(readDigits('amount', digits, undefined), digits).toBeNull();
});

it('keeps leading zeros of plain digits and follows a pattern', () => {
  expect(readDigits('plain', '0007', undefined)).toBe('0007');
  expect(readDigits('plain', '12#', undefined)).toBeNull();
  expect(readDigits('pattern', '0721000111', '07????????')).toBe('0721000111');
  for (const digits of ['0821000111', '072100011', '0721000*11']) expect(readDigits('pattern', digits, '07????????'), digits).toBeNull();
});

it('reports a length that is impossible and a pattern that is missing', () => {
  expect(problemsOf({ minDigits: 6, maxDigits: 4 })).toEqual(['length-impossible']);
  expect(problemsOf({ format: 'pattern' })).toEqual(['pattern-missing']);
  expect(problemsOf({ pattern: '07?' })).toEqual(['pattern-missing']);
  expect(problemsOf({ minDigits: 6, maxDigits: 6 })).toEqual([]);
});

it('wants a variable for card numbers that is kept as one', () => {
  expect(problemsOf({ format: 'card' })).toEqual(['card-not-private']);
  expect(problemsOf({ format: 'card' }, 'personal')).toEqual(['card-not-private']);
  expect(problemsOf({ format: 'card' }, 'card')).toEqual([]);
});

function problemsOf(config: object, privacy = 'none'): string[] {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'number',
    kind: 'call',
    title: 'Number',
    languages: ['en-US'],
    variables: { number: { type: 'text', privacy } },
    start: 'ask',
    nodes: {
      ask: {
        type: 'collect-digits',
        config: { prompt: { 'en-US': { text: 'Your number?' } }, saveAs: 'number', ...config },
        exits: { collected: 'end', 'no-input': 'end', invalid: 'end' },
      },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  return flow === null ? ['no flow'] : compileFlow(flow, nodeRegistry).diagnostics.map(({ code }) => code);
}
