import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());

it.each(['contact', 'rest'])('a document that cannot be written leads where failures go, also through %s', async (onError) => {
  const callSid = newCallSid();
  await runtime.publish(flow(onError));
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  await runtime.webhook('/voice/step/1', callSid, { Digits: '2' });
  const { text } = await runtime.webhook('/voice/step/2', callSid, { Digits: '1' });
  expect(text).toContain('Ceva nu a mers');
  expect(text).toContain('<Gather');
  const { answers, failures }: { answers: object[]; failures: object[] } = JSON.parse(JSON.stringify(await runtime.story(callSid)));
  expect(failures).toMatchObject([{ code: 'not-renderable' }]);
  // what the call remembered before is not lost with the document
  expect(answers).toMatchObject([{ variable: 'choice', value: 'ro' }]);
  expect(text).toContain('+ 4 0 7 2 1 0 0 0 1 1 1');
});

it('a first document that cannot be written leads where failures go', async () => {
  const callSid = newCallSid();
  const published: { id: string } = { ...flow('sorry'), ...{ start: 'huge-1' } };
  await runtime.publish(published);
  const { text } = await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  expect(text).toContain('went wrong');
  expect(text).toContain('+ 4 0 7 2 1 0 0 0 1 1 1');
});

/** Key 2 makes the call Romanian, key 1 leads to a document that no carrier takes. */
function flow(onError: string): { id: string } & Record<string, unknown> {
  const say = (en: string, ro: string) => ({ 'en-US': { text: en }, 'ro-RO': { text: ro } });
  const huge = Array.from({ length: 20 }, (_, index) => [
    `huge-${index + 1}`,
    {
      type: 'say',
      config: { prompt: say('long '.repeat(790), 'lung '.repeat(790)), skippable: false },
      exits: { next: index < 19 ? `huge-${index + 2}` : 'sorry' },
    },
  ]);
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US', 'ro-RO'],
    variables: { choice: { type: 'text' } },
    start: 'menu',
    onError,
    nodes: {
      menu: {
        type: 'menu',
        config: {
          prompt: say('Press 1.', 'Apăsați 1.'),
          saveAs: 'choice',
          options: [
            { exit: 'huge', key: '1' },
            { exit: 'ro', key: '2', language: 'ro-RO' },
          ],
        },
        exits: { huge: 'huge-1', ro: 'menu', 'no-input': 'sorry', 'no-match': 'sorry' },
      },
      ...Object.fromEntries(huge),
      contact: { type: 'find-contact', config: {}, exits: { found: 'sorry', new: 'sorry', failed: 'sorry' } },
      rest: {
        type: 'http-request',
        config: { url: 'http://127.0.0.1:9/' },
        exits: { ok: 'sorry', refused: 'sorry', failed: 'sorry', 'timed-out': 'sorry' },
      },
      sorry: {
        type: 'menu',
        config: {
          prompt: say('Something went wrong, {{ call.from | spell }}.', 'Ceva nu a mers, {{ call.from | spell }}.'),
          options: [{ exit: 'back', key: '1' }],
        },
        exits: { back: 'menu', 'no-input': 'bye', 'no-match': 'bye' },
      },
      bye: { type: 'hang-up', config: {}, exits: {} },
    },
  };
}
