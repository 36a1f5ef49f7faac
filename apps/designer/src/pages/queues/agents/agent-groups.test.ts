import { expect, it } from 'vitest';
import type { Agent } from '../queues-api.ts';
import { agentGroups, withLevel } from './agent-groups.ts';

const agent = (id: string, skills: Record<string, number>): Agent => ({
  ...{
    id,
    skills,
    name: id,
    address: `client:${id}`,
    language: 'en-US',
    status: 'available',
    since: '2026-11-23T08:00:00Z',
    callsToday: 0,
  },
  ...{ personId: null, forwardTo: null, reason: null, wrapUpUntil: null, next: null, entry: null },
});

it('an agent serves a queue with all of its skills, helps with one of its groups, and else is free to be added', () => {
  const agents = [agent('dana', { technical: 3, ru: 1 }), agent('oleg', { technical: 2 }), agent('vera', { sales: 1 }), agent('ion', {})];
  const { own, helpers, others } = agentGroups(agents, { skills: ['technical', 'ru'], overflow: [{ groups: ['sales'] }] });
  expect([own, helpers, others].map((group) => group.map(({ id }) => id))).toEqual([['dana'], ['vera'], ['oleg', 'ion']]);
});

it('a level is set, changed and taken away', () => {
  expect(withLevel({ technical: 1 }, 'ru', 2)).toEqual({ technical: 1, ru: 2 });
  expect(withLevel({ technical: 1, ru: 2 }, 'ru', null)).toEqual({ technical: 1 });
});
