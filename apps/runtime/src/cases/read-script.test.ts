import { expect, it } from 'vitest';
import { readScript } from './read-script.ts';

const script = (head: string, body = '## Greet\nGood day.') => readScript(`---\n${head}\n---\n${body}\n`);

it('reads a script for a language with or without its country, and says why it refuses another', () => {
  expect(script('title: Help\nlanguage: ro-RO').script).toMatchObject({
    language: 'ro-RO',
    steps: [{ title: 'Greet', text: 'Good day.' }],
  });
  expect(script('title: Help\nlanguage: ro').script).toMatchObject({ language: 'ro', queue: null });
  expect(script('title: Help\nlanguage: Romanian').diagnostics[0]?.message).toContain('"ro-RO"');
  expect(script('title: Help', 'Good day.').diagnostics[0]?.message).toContain('no step');
  expect(readScript('## Greet').diagnostics[0]?.message).toContain('head');
});
