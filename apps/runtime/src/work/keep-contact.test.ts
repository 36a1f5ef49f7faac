import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackground } from '../background/create-background.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  await runtime.publish(flow());
});
afterAll(() => runtime.close());

async function dial(From: string): Promise<{ text: string; press(key: string): Promise<{ text: string }> }> {
  const callSid = newCallSid();
  const { text } = await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing', From });
  // a question that waited for a lookup stands behind its outcome
  const step = /\/voice\/step\/(\d+)/.exec(text)?.[1];
  return { text, press: (Digits) => runtime.webhook(`/voice/step/${step}`, callSid, { Digits, From }) };
}
const settle = () => createBackground(runtime.deps).settle();

it('a caller who chose a language is not asked for it when he calls again', async () => {
  const first = await dial('+40721000111');
  expect(first.text).toContain('Pentru română, apăsați 1.');
  expect((await first.press('2')).text).toContain('Goodbye.');
  await settle();
  expect(await runtime.deps.store.findContact('phone', '+40721000111')).toMatchObject({ data: { language: 'en-US' } });
  expect((await dial('+40721000111')).text).toMatch(/<Response><Say language="en-US">Goodbye/);
});

it.each(['anonymous', '+266696687'])('nothing is kept of a caller who shows no number: %s', async (from) => {
  const call = await dial(from);
  expect((await call.press('2')).text).toContain('Goodbye.');
  await settle();
  expect(await runtime.deps.store.findContact('phone', from)).toBeNull();
  expect((await dial(from)).text).toContain('Pentru română, apăsați 1.');
});

function flow() {
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['ro-RO', 'en-US'],
    start: 'language',
    nodes: {
      language: {
        type: 'choose-language',
        config: {
          options: [
            { language: 'ro-RO', key: '1', words: { text: 'Pentru română, apăsați 1.' } },
            { language: 'en-US', key: '2', words: { text: 'For English, press 2.' } },
          ],
          remember: true,
        },
        exits: { next: 'bye', 'no-input': 'bye' },
      },
      bye: { type: 'hang-up', config: { prompt: { 'ro-RO': { text: 'La revedere.' }, 'en-US': { text: 'Goodbye.' } } }, exits: {} },
    },
  };
}
