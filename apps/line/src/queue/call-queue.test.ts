import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { Legs } from '../call/legs.ts';
import { Clock } from '../clock/clock.ts';
import { Queues } from './queues.ts';

let clock: Clock;
let legs: Legs;

beforeEach(() => {
  clock = new Clock(() => 0);
  clock.simulate(0);
  legs = new Legs(clock, () => undefined);
});

function newLeg() {
  return legs.create({ direction: 'inbound', from: '+1', to: '+2', status: 'in-progress' });
}

it('serves in the order of arrival whatever comes and goes, and counts places without gaps', async () => {
  const act = fc.oneof(
    fc.constant({ act: 'join' as const }),
    fc.record({ act: fc.constant('hang-up' as const), who: fc.nat(9) }),
    fc.constant({ act: 'take' as const }),
    fc.constant({ act: 'give-back' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const queue = new Queues(clock).create('support');
      const expected: string[] = [];
      const endings = new Map<string, AbortController>();
      for (const step of acts) {
        if (step.act === 'join') {
          const [leg, ending] = [newLeg(), new AbortController()];
          endings.set(leg.sid, ending);
          queue.join(leg, ending.signal);
          expected.push(leg.sid);
        } else if (step.act === 'hang-up') {
          const [sid = ''] = expected.splice(step.who, 1);
          endings.get(sid)?.abort();
        } else if (expected.length > 0) {
          const member = await queue.next(1, new AbortController().signal);
          expect(member?.sid).toBe(expected[0]);
          if (step.act === 'give-back' && member) queue.rejoin(member);
          else expected.shift();
        }
        expect(queue.members().map((member) => member.sid)).toEqual(expected);
        expect(queue.members().map((member) => queue.positionOf(member))).toEqual(expected.map((_, index) => index + 1));
      }
    }),
  );
});

it('gives those who join to the Dials that wait, first to the first, and to none that has gone away', async () => {
  const queue = new Queues(clock).create('support');
  const gone = new AbortController();
  const waiting = [queue.next(10, gone.signal), queue.next(10, new AbortController().signal), queue.next(5, new AbortController().signal)];
  gone.abort('gone');
  await expect(waiting[0]).rejects.toBe('gone');
  const first = newLeg();
  queue.join(first, new AbortController().signal);
  expect((await waiting[1])?.sid).toBe(first.sid);
  clock.moveTo(5_000);
  while (clock.runNext());
  expect(await waiting[2]).toBeNull();
  queue.join(newLeg(), new AbortController().signal);
  expect(queue.size).toBe(1);
});
