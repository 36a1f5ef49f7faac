import { type Diagnostic, diagnostic } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { pathOfTrace, withoutPath } from './path-of-trace.ts';
import { countByNode, inOrder, keyOfProblem, nextProblem, placeOf } from './place-of.ts';

const problem = (path: (string | number)[], severity: Diagnostic['severity'] = 'error', code = 'x') =>
  diagnostic(code, path, `${severity}.`, severity);

it('a problem is found in a field, at an exit, or in what belongs to the whole flow', () => {
  expect(placeOf(problem(['nodes', 'menu', 'config', 'options', 0, 'key']))).toMatchObject({
    node: 'menu',
    field: 'options.0.key',
    exit: null,
  });
  expect(placeOf(problem(['nodes', 'menu', 'exits', 'bill']))).toMatchObject({ node: 'menu', field: null, exit: 'bill' });
  expect(placeOf(problem(['nodes', 'menu', 'title']))).toMatchObject({ node: 'menu', field: 'title' });
  expect(placeOf(problem(['nodes', 'menu']))).toMatchObject({ node: 'menu', field: null, exit: null, panel: null });
  expect(placeOf(problem(['variables', 'call'])).panel).toBe('variables');
  expect(placeOf(problem(['reservedKeys'])).panel).toBe('flow');
  expect(placeOf(problem([])).panel).toBe('flow');
});

it('problems are worked off errors first, in the order of the flow, round about', () => {
  const [late, early, warning, whole] = [
    problem(['nodes', 'b']),
    problem(['nodes', 'a']),
    problem(['nodes', 'a'], 'warning'),
    problem(['start']),
  ];
  const ordered = inOrder([warning, late, early, whole], ['a', 'b']);
  expect(ordered).toEqual([whole, early, late, warning]);
  expect(nextProblem(ordered, null)).toBe(whole);
  expect(nextProblem(ordered, keyOfProblem(early))).toBe(late);
  expect(nextProblem(ordered, keyOfProblem(warning))).toBe(whole);
  expect(nextProblem([], null)).toBeNull();
  expect(countByNode(new Map([['a', [early, warning]]]))).toEqual({ a: { errors: 1, warnings: 1 } });
});

it('the path of a failing call ends at its node, and a module on the way is one step', () => {
  const trace = [
    { node: 'greeting', exit: 'next' },
    { node: 'part/ask', exit: 'said' },
    { node: 'part/out', exit: 'done' },
    { node: 'part', exit: 'done' },
    { node: 'menu', exit: 'no-input' },
  ];
  const path = pathOfTrace({ ...problem(['nodes', 'menu']), trace });
  expect(path?.steps).toEqual([
    { node: 'greeting', exit: 'next' },
    { node: 'part', exit: 'done' },
    { node: 'menu', exit: 'no-input' },
    { node: 'menu', exit: null },
  ]);
  expect(path?.ways).toEqual(['greeting:next', 'part:done', 'menu:no-input']);
  expect(pathOfTrace(problem(['nodes', 'menu']))).toBeNull();
  expect(withoutPath('The call goes round for ever: desk (busy) -> 3 more -> loop. Put a question into it.')).toBe(
    'The call goes round for ever. Put a question into it.',
  );
  expect(withoutPath('"name" is said here.')).toBe('"name" is said here.');
});
