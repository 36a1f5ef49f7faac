import { diagnostic } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { configProblems, problemsAt } from './problems-at.ts';

const menu = nodeRegistry['menu'];
const at = ['nodes', 'menu', 'config'];

it('says what the schema finds at once, and what is known of the flow at its place, each once', () => {
  const config = { prompt: {}, options: [{ exit: 'a', key: '12345' }] };
  const known = [
    diagnostic('key-used-twice', [...at, 'options', 0, 'key'], 'Key 1 is used twice.'),
    diagnostic('invalid-field', [...at, 'options', 0, 'key'], 'Of the keystroke before.'),
    diagnostic('exit-to-nowhere', ['nodes', 'menu', 'exits', 'a'], 'Leads nowhere.'),
  ];
  const problems = configProblems(menu, config, known);
  expect(problemsAt(problems, ['options', 0, 'key']).map(({ code }) => code)).toEqual(['invalid-field', 'key-used-twice']);
  expect(problemsAt(problems, ['options'])).toEqual([]);
  expect(problemsAt(problems, ['options'], true)).toHaveLength(2);
  expect(problemsAt(problems, ['options', 1], true)).toEqual([]);
  expect(configProblems(menu, { prompt: {}, options: [{ exit: 'a', key: '1' }] }, [])).toEqual([]);
});
