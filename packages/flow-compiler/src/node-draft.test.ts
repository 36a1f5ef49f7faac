import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { translateBy } from './translate.ts';

const { menu, condition, say, transfer } = nodeRegistry;
const exits = (definition: typeof menu, config: unknown) =>
  definition.exitsOfDraft(config).map(({ exit, label, key }) => [exit, label, key]);
const after = [
  ['no-input', 'No input', undefined],
  ['no-match', 'Not understood', undefined],
];

it('keeps the exits of a menu while its options are half written and other fields are wrong', () => {
  const options = [
    { exit: 'bill', label: '', key: '' },
    { label: 'No exit yet' },
    'what?',
    { exit: 'a tariff', key: '12345', label: 'Tariff' },
  ];
  expect(exits(menu, { attempts: 99, colour: 'red', options })).toEqual([
    ['bill', 'bill', undefined],
    ['a tariff', 'Tariff', '12345'],
    ...after,
  ]);
  expect(exits(menu, { options: [] })).toEqual(after);
  expect(exits(menu, null)).toEqual([['option-1', 'Option 1', '1'], ['option-2', 'Option 2', '2'], ...after]);
});

it('keeps a branch that has no rows yet, and reads the rows that are there', () => {
  const config = {
    branches: [
      { exit: 'vip', rows: [] },
      { exit: 'loud', match: 'any', rows: [{ left: 'mood' }, { left: 'mood', operator: 'is-empty' }] },
    ],
  };
  expect(exits(condition, config).map(([exit]) => exit)).toEqual(['vip', 'loud', 'otherwise']);
  expect(condition.summary(config, 'en-US')).toBe('mood is empty');
});

it('shows words in the language of the card or of the same tongue, a recording by its name, and cuts no variable in two', () => {
  const prompt = { 'en-US': { text: 'Hello{% if name %}, {{ name | capitalize }}{% endif %}.' }, 'ro-RO': { audio: 'prompts/hi.ro.mp3' } };
  expect(say.summary({ prompt }, 'en-GB')).toBe('Hello, {{ name }}.');
  expect(say.summary({ prompt, skippable: 'perhaps' }, 'ro-RO')).toBe('prompts/hi.ro.mp3');
  expect(say.summary({ prompt }, 'ru-RU')).toBe('Hello, {{ name }}.');
  const long = say.summary({ prompt: { en: { text: `${'so '.repeat(50)}{{ aVeryLongVariableName }}` } } }, 'en');
  expect(long).toMatch(/so …$/);
});

it('says what a node does in the words of the reader, and that nothing is set up where it cannot say', () => {
  const words = translateBy({ 'Rings {phones} for {seconds} s': 'Sună {phones}, {seconds} s', 'Not set up yet': 'Neconfigurat' });
  expect(transfer.summary({ to: { numbers: ['desk', '+40310000222'] } }, 'en', words)).toBe('Sună desk, +40310000222, 20 s');
  expect(transfer.summary({ to: { number: '' } }, 'en', words)).toBe('Neconfigurat');
  expect(transfer.summary([], 'en', words)).toBe('Neconfigurat');
});
