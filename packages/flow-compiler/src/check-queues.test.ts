import { queuesSchema } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { checkNames } from './check-names.ts';
import { checkQueues } from './check-queues.ts';

const queue = { title: 'Technical', skills: ['internet'], waitFlow: 'hold' };
const beside = {
  flows: { hold: 'wait', back: 'callback', main: 'call' },
  schedules: ['office'],
  smsTemplates: ['lost'],
  skills: ['internet'],
} as const;
const found = (more: object) =>
  checkQueues(queuesSchema.parse({ technical: { ...queue, ...more } }), beside).map(({ code, path }) => [code, ...path].join(' '));

it('finds nothing in a queue whose names mean something, and does not look where nothing is known', () => {
  expect(found({ schedule: 'office', callback: { flow: 'back', lostSms: 'lost' } })).toEqual([]);
  expect(checkQueues(queuesSchema.parse({ technical: { ...queue, waitFlow: 'x', schedule: 'x' } }), {})).toEqual([]);
});

it.each([
  [{ waitFlow: 'main' }, 'unknown-wait-flow technical waitFlow'],
  [{ waitFlow: 'nowhere' }, 'unknown-wait-flow technical waitFlow'],
  [{ callback: { flow: 'hold' } }, 'unknown-flow technical callback flow'],
  [{ schedule: 'night' }, 'unknown-schedule technical schedule'],
  [{ recovery: { sms: 'sorry' } }, 'unknown-template technical recovery sms'],
  [{ skills: ['internet', 'piano'] }, 'skill-of-nobody technical skills 1'],
  [
    {
      overflow: [
        { afterSeconds: 60, groups: ['sales', 'desk'] },
        { afterSeconds: 90, groups: ['sales'] },
      ],
    },
    'overflow-overlaps technical overflow 1',
  ],
])('finds what is wrong in %j', (more, code) => {
  expect(found(more)).toEqual([code]);
});

it('a queue that a flow names and nobody has made is an error', () => {
  const node = { type: 'queue', config: { queue: 'sales', waitFlow: 'hold' }, exits: {} };
  const flow = { formatVersion: 1, id: 'f', kind: 'call', title: 'F', languages: ['en-US'], start: 'q', nodes: { q: node } } as const;
  const problems = (queues: string[]) =>
    checkNames({ ...flow, voices: {}, reservedKeys: {}, variables: {}, exits: {} } as never, nodeRegistry, { queues });
  expect(problems(['technical'])).toMatchObject([{ code: 'unknown-queue', severity: 'error', path: ['nodes', 'q', 'config', 'queue'] }]);
  expect(problems(['sales'])).toEqual([]);
});
