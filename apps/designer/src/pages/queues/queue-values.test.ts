import { expect, it } from 'vitest';
import { newQueue, problemWords, readQueue, tooLongSeconds, withQueue } from './queue-values.ts';

const sales = newQueue('Sales', 'sales', 'waiting');
const fresh = newQueue('New queue', 'new-queue', 'waiting');

it('a new queue is named by its title, with its first skill, until it is published', () => {
  const queues = { sales, 'new-queue': fresh };
  const titled = withQueue(queues, { name: 'new-queue', value: { ...fresh, title: 'Front desk' }, isPublished: false });
  expect(titled.name).toBe('front-desk');
  expect(Object.keys(titled.queues)).toEqual(['sales', 'front-desk']);
  expect(titled.queues['front-desk']?.skills).toEqual(['front-desk']);
  expect(withQueue(queues, { name: 'new-queue', value: { ...fresh, title: 'Sales' }, isPublished: false }).name).toBe('sales-2');
  expect(withQueue(queues, { name: 'sales', value: { ...sales, title: 'Shop' }, isPublished: true })).toEqual({
    name: 'sales',
    queues: { sales: { ...sales, title: 'Shop' }, 'new-queue': fresh },
  });
});

it('what is wrong is said at its field, in words with figures', () => {
  const wrong = {
    ...newQueue('', 'front', ''),
    longestWaitSeconds: 1,
    callback: { flow: 'Call Back', offerWhenEstimateOver: -5, quietHours: ['21:00', '25:00'] as [string, string] },
    overflow: [{ groups: ['sales'] }],
  };
  const { queue, issues } = readQueue(wrong);
  expect(queue).toBeNull();
  expect(issues.map((issue) => [issue.path.join('.'), problemWords(issue).key, problemWords(issue).values])).toEqual([
    ['title', 'problem-missing', {}],
    ['waitFlow', 'problem-name', {}],
    ['longestWaitSeconds', 'problem-least', { least: 10 }],
    ['overflow.0', 'problem-step', {}],
    ['callback.flow', 'problem-name', {}],
    ['callback.offerWhenEstimateOver', 'problem-least', { least: 0 }],
    ['callback.quietHours.1', 'problem-time', {}],
  ]);
  const lonely = readQueue({ ...sales, recovery: { callback: true } }).issues.map(problemWords);
  expect(lonely).toEqual([{ key: 'problem-no-policy', values: {} }]);
});

it('a wait is too long where a callback is offered, else where the service level ends', () => {
  expect(tooLongSeconds(sales)).toBe(20);
  expect(tooLongSeconds({ ...sales, serviceLevel: { seconds: 30 } })).toBe(30);
  expect(tooLongSeconds({ ...sales, callback: { flow: 'back', offerWhenEstimateOver: 240 } })).toBe(240);
});
