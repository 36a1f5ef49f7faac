import { blankMemory, type CallEvent, type Step, type Verb } from '@callwright/flow-compiler';
import { describe, expect, it } from 'vitest';
import type { Phone } from './call-file.ts';
import { dialSimulated } from './simulated-telephone.ts';

const gather = { verb: 'gather', input: ['dtmf'], prompts: [], finishOnKey: '#', timeoutSeconds: 5, language: 'en-US', hints: [] } as const;
const say = (text: string) => ({ verb: 'say', text, language: 'en-US' }) as const;
/** Three seconds of speech. */
const words = 'x'.repeat(45);

describe('a gather', () => {
  it('begins its wait after the words, and restarts it with every key', async () => {
    const { phone, events } = dial([{ ...gather, prompts: [say(words)] }]);
    await phone.advance(7999);
    await phone.presses('1');
    await phone.advance(4999);
    await phone.presses('2');
    await phone.advance(4999);
    expect(events).toEqual([]);
    await phone.advance(1);
    expect(events).toEqual([{ type: 'call.digits', digits: '12', at: '2026-01-05T09:00:17.998Z' }]);
  });

  it('hears nothing when the wait is over, or when the end key comes before any other', async () => {
    const silent = dial([{ ...gather, prompts: [say(words)] }]);
    await silent.phone.advance(8000);
    expect(silent.events).toMatchObject([{ type: 'call.no-input', at: '2026-01-05T09:00:08.000Z' }]);
    const ended = dial([gather]);
    await ended.phone.presses('#');
    expect(ended.events).toMatchObject([{ type: 'call.no-input', at: '2026-01-05T09:00:00.000Z' }]);
  });

  it('ends with the end key, which is no digit, or with the last of its digits', async () => {
    expect(await digitsOf(gather, '12#3')).toEqual(['12']);
    expect(await digitsOf({ ...gather, finishOnKey: '*' }, '1#*')).toEqual(['1#']);
    expect(await digitsOf({ ...gather, numDigits: 2 }, '123')).toEqual(['12']);
    expect(await digitsOf({ ...gather, numDigits: 3, finishOnKey: '' }, '1#*')).toEqual(['1#*']);
  });

  it('falls silent at the first key, but not at a key that it does not listen to', async () => {
    const keys = dial([{ ...gather, prompts: [say(words), say('More.')] }]);
    await keys.phone.advance(1000);
    await keys.phone.presses('1');
    expect(await keys.phone.heard()).toMatchObject([{ text: words, at: 0, endedAt: 1000 }]);
    const speech = dial([{ ...gather, input: ['speech'], prompts: [say(words)] }]);
    await speech.phone.presses('1');
    await speech.phone.advance(1000);
    expect(await speech.phone.heard()).toMatchObject([{ endedAt: null }]);
    await speech.phone.says('yes', 0.4);
    expect(speech.events).toMatchObject([{ type: 'call.speech', text: 'yes', confidence: 0.4 }]);
  });

  it('takes w for half a second between keys', async () => {
    const { phone, events } = dial([gather]);
    await phone.presses('1ww2w3');
    await phone.advance(1500);
    await phone.presses('#');
    expect(events).toMatchObject([{ digits: '123', at: '2026-01-05T09:00:01.500Z' }]);
  });
});

it('loses keys and speech while nothing listens', async () => {
  const { phone, events } = dial([say(words), gather]);
  await phone.presses('1');
  await phone.says('yes', undefined);
  await phone.advance(8000);
  expect(events).toMatchObject([{ type: 'call.no-input' }]);
});

describe('a dial', () => {
  const ring = { verb: 'dial', numbers: ['+40310000001', '+40310000002'], ringSeconds: 20 } as const;
  const answer = (afterSeconds: number, talk?: number): Phone => ({
    // biome-ignore lint/suspicious/noThenProperty: the file format names it so, and this object is never awaited
    attempts: [{ behaviour: 'answer', afterSeconds, ...(talk !== undefined && { then: [{ afterSeconds: talk, hangup: true }] }) }],
  });
  const busy: Phone = { attempts: [{ behaviour: 'busy', afterSeconds: 1 }] };
  const silent: Phone = { attempts: [{ behaviour: 'no-answer' }] };

  it.each([
    ['connects the first of several to answer', [answer(9, 5), answer(4, 30)], 'completed', 30, 34_000],
    ['rings on while only one is busy', [busy, answer(6, 10)], 'completed', 10, 16_000],
    ['is busy when all are busy', [busy, busy], 'busy', 0, 1000],
    ['is not answered when nobody answers in time', [silent, answer(21)], 'no-answer', 0, 20_000],
    ['is not answered when one is busy and one is silent', [busy, silent], 'no-answer', 0, 20_000],
  ] as const)('%s', async (_, [first, second], status, seconds, at) => {
    const { phone, events } = dial([ring], { '+40310000001': first, '+40310000002': second });
    await phone.advance(60_000);
    expect(events.slice(0, 1)).toEqual([{ type: 'call.dial-ended', status, seconds, at: new Date(Date.parse(start) + at).toISOString() }]);
  });

  it('is cut at its time limit, and a number reacts attempt by attempt', async () => {
    const world = { '+40310000001': { attempts: [...busy.attempts, ...answer(2).attempts] } };
    const { phone, events } = dial([{ verb: 'dial', numbers: ['+40310000001'], ringSeconds: 20, timeLimitSeconds: 60 }], world);
    await phone.advance(1000);
    expect(events).toMatchObject([{ status: 'busy' }]);
    await phone.advance(62_000);
    expect(events).toMatchObject([{ status: 'busy' }, { status: 'completed', seconds: 60 }]);
    await phone.hangsUp();
    await phone.advance(60_000);
    expect(await phone.ended()).toEqual({ how: 'caller-hung-up', at: 63_000 });
    expect(events.slice(2)).toMatchObject([{ type: 'call.ended' }]);
  });
});

it('refuses only a call that it has not answered', async () => {
  expect(await dial([{ verb: 'reject', reason: 'busy' }]).phone.ended()).toMatchObject({ how: 'rejected' });
  const { phone } = dial([say('Hello.'), { verb: 'reject', reason: 'busy' }]);
  await phone.advance(1000);
  expect(await phone.ended()).toMatchObject({ how: 'flow-ended' });
});

const start = '2026-01-05T09:00:00Z';

/** A call that does the same verbs after every event. */
function dial(verbs: readonly Verb[], phones: Record<string, Phone> = {}) {
  const events: CallEvent[] = [];
  const step: Step = {
    snapshot: null,
    context: blankMemory,
    verbs: [...verbs],
    trail: [],
    effect: null,
    orders: [],
    ended: false,
    failure: null,
  };
  const phone = dialSimulated({
    now: start,
    phones,
    audioSeconds: () => 0,
    start: () => step,
    step: (event) => {
      events.push(event);
      return step;
    },
    work: () => ({ outcome: { type: 'call.no-input' }, afterSeconds: 0 }),
    hold: () => [],
    lineDue: () => null,
    meet: () => ({ happening: { type: 'call.no-input' }, afterSeconds: 1 }),
    place: () => ({ flow: null, node: 'ask' }),
  });
  return { phone, events };
}

async function digitsOf(verb: Verb, keys: string): Promise<string[]> {
  const { phone, events } = dial([verb]);
  await phone.presses(keys);
  return events.flatMap((event) => (event.type === 'call.digits' ? [event.digits] : []));
}
