import { parseScript, type Script } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { bestScript } from './script-of.ts';

const script = (...head: string[]): Script => {
  const read = parseScript(['---', ...head, `title: ${head.join(', ') || 'usual'}`, '---', '## Greet'].join('\n')).script;
  if (read === null) throw new Error(head.join());
  return read;
};
const wanted = { queue: 'technical', language: 'ro-RO', channel: 'in', segment: 'new' };
const best = (heads: string[][], different: Partial<typeof wanted> = {}) =>
  bestScript(
    heads.map((head) => script(...head)),
    { ...wanted, ...different },
  )?.title;

it.each([
  ['ro-RO', 'language: ro-RO'],
  ['ro', 'language: ro'],
  ['ro-MD', 'language: ro'],
  ['ru-RU', 'usual'],
])('a caller in %s gets the script that is nearest to his language', (language, title) => {
  expect(best([[], ['language: ro'], ['language: ro-RO'], ['language: en']], { language })).toBe(title);
});

it('a script with a country is for who speaks the language without one, and not for another country', () => {
  expect(best([[], ['language: ro-RO']], { language: 'ro' })).toBe('language: ro-RO');
  expect(best([['language: ro-RO']], { language: 'ro-MD' })).toBeUndefined();
  expect(best([['language: ro-RO']], { language: 'ro-ro' })).toBe('language: ro-RO');
});

it('the most particular script counts: by queue, then segment, then channel, then language', () => {
  const all = [['language: ro-RO'], ['channel: in', 'language: ro'], ['segment: new'], ['queue: technical']];
  expect(best(all)).toBe('queue: technical');
  expect(best(all, { queue: 'sales' })).toBe('segment: new');
  expect(best(all, { queue: 'sales', segment: 'regular' })).toBe('channel: in, language: ro');
  expect(best(all, { queue: 'sales', segment: 'regular', channel: 'out' })).toBe('language: ro-RO');
  expect(best([['queue: sales']])).toBeUndefined();
});
