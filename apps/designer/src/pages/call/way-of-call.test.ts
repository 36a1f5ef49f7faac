import { expect, it } from 'vitest';
import type { Visit } from './call-query.ts';
import { wayOfCall } from './way-of-call.ts';

const visit = (flow: string, node: string): Visit => ({
  flow,
  version: `${flow}-1`,
  node,
  title: node,
  enteredAt: '2026-03-02T10:00:00Z',
  leftAt: null,
  exit: null,
});

it('the way of a call lights each node and way that it took, a module once, and each flow by itself', () => {
  const path = [
    ...['hello', 'menu', 'menu', 'check', 'check/ask', 'check/say', 'menu'].map((node) => visit('help', node)),
    visit('survey', 'score'),
  ];
  const [help, survey] = wayOfCall(path);
  expect([...(help?.entered ?? [])]).toEqual([
    ['hello', 1],
    ['menu', 3],
    ['check', 1],
  ]);
  expect([...(help?.taken ?? [])]).toEqual(['hello>menu', 'menu>menu', 'menu>check', 'check>menu']);
  expect(help).toMatchObject({ flow: 'help', last: 'menu' });
  expect(help?.visits).toHaveLength(7);
  expect(survey).toMatchObject({ flow: 'survey', version: 'survey-1', last: 'score' });
  expect(wayOfCall([])).toEqual([]);
});
