import { expect, it } from 'vitest';
import { parseScript } from './scripts.ts';

const script = (head: string, body = '## Greet\nGood day.') => parseScript(`---\n${head}\n---\n${body}\n`);
const problems = (...file: Parameters<typeof script>) => script(...file).diagnostics.map(({ code, path }) => [code, ...path].join(' '));

it('reads head and steps, for a language with or without its country', () => {
  expect(script('title: Help\nlanguage: ro-RO').script).toEqual({
    ...{ title: 'Help', language: 'ro-RO', queue: null, channel: null, segment: null },
    steps: [{ title: 'Greet', text: 'Good day.' }],
  });
  expect(script('title: "It: \\"works\\"" # shown\n# for Romanian\n\nlanguage: ro\nqueue: null\nsegment:').script).toMatchObject({
    ...{ title: 'It: "works"', language: 'ro', queue: null, segment: null },
  });
  expect(script("title: 'It''s down'", '## One\r\na\r\n\r\nb\r\n## Two').script).toMatchObject({
    title: "It's down",
    steps: [
      { title: 'One', text: 'a\n\nb' },
      { title: 'Two', text: '' },
    ],
  });
});

it('says what is wrong, all at once', () => {
  expect(parseScript('## Greet').diagnostics[0]?.message).toContain('head');
  expect(problems('title: Help', 'Good day.')).toEqual(['missing-field steps']);
  expect(problems('language: Romanian\nqueu: help\nchannel: fax', '')).toEqual(
    expect.arrayContaining([
      'missing-field title',
      'invalid-field language',
      'unknown-field queu',
      'invalid-field channel',
      'missing-field steps',
    ]),
  );
  expect(problems('title: Help\n- help')).toEqual(['invalid-field']);
  expect(problems('')).toEqual(['missing-field title']);
});
