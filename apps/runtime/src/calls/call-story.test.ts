import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());

it('tells the milestones of a call, each at the time of its step', async () => {
  await runtime.publish(flowWithMilestones());
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  runtime.clock.follow('simulated', '2026-01-05T09:00:07Z');
  await runtime.webhook('/voice/step/1', callSid, { Digits: '1' });
  expect(await runtime.story(callSid)).toMatchObject({
    path: [{ node: 'begun' }, { node: 'advice' }, { node: 'solved' }, { node: 'bye' }],
    milestones: [
      { name: 'Asked for help', outcome: 'reached', at: expect.stringMatching(/T09:00:00/) },
      { name: 'Solved', outcome: 'contained', at: expect.stringMatching(/T09:00:07/) },
    ],
  });
});

function flowWithMilestones() {
  const say = (text: string) => ({ 'en-US': { text } });
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    start: 'begun',
    nodes: {
      begun: { type: 'milestone', config: { name: 'Asked for help' }, exits: { next: 'advice' } },
      advice: {
        type: 'menu',
        config: { prompt: say('Does it help? Then press 1.'), options: [{ exit: 'yes', key: '1' }] },
        exits: { yes: 'solved', 'no-input': 'bye', 'no-match': 'bye' },
      },
      solved: { type: 'milestone', config: { name: 'Solved', outcome: 'contained' }, exits: { next: 'bye' } },
      bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
    },
  };
}
