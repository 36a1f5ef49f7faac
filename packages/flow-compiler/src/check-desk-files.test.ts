import { parseDispositions, parseScript } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { checkDispositions, checkScript } from './check-desk-files.ts';

const beside = { queues: ['technical'], variables: ['lights'] };
const inScript = (text: string, known: object = beside) => {
  const { script } = parseScript(text);
  return script === null ? null : checkScript(script, known).map(({ code, severity, path }) => [severity, code, ...path].join(' '));
};

it('scripts name queues and variables that are there', () => {
  const fine = '---\ntitle: Help\nqueue: technical\n---\n## {{ contact.name }}\n{% if lights %}{{ lights }}{% endif %}';
  expect(inScript(fine)).toEqual([]);
  const wrong = '---\ntitle: Help\nqueue: tehnical\n---\n## Say {{ code | shout }}\n{{ ligths }}';
  expect(inScript(wrong)).toEqual([
    'warning unknown-queue queue',
    'warning template-syntax steps 0 title',
    'warning undeclared-variable steps 0 text',
  ]);
  expect(inScript(wrong, {})).toEqual(['warning template-syntax steps 0 title']);
});

it('dispositions are of queues that are there, or of all others', () => {
  const rules = { choices: [{ id: 'solved', titles: { en: 'Solved' } }] };
  const { dispositions } = parseDispositions(JSON.stringify({ technical: rules, other: rules, tehnical: rules }));
  expect(checkDispositions(dispositions ?? {}, beside)).toMatchObject([{ code: 'unknown-queue', severity: 'warning', path: ['tehnical'] }]);
  expect(checkDispositions(dispositions ?? {}, {})).toEqual([]);
});
