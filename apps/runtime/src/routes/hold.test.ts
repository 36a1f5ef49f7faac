import { holdWords } from '@callwright/flow-compiler';
import { checkTwiml } from '@callwright/twiml/grammar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());

it('whoever keeps callers while the runtime is away gets the words for it, and the way back to where a call stood', async () => {
  const response = await runtime.app.request('/voice/hold');
  const document = await response.text();
  expect(response.headers.get('content-type')).toContain('text/xml');
  expect(checkTwiml(document)).toEqual([]);
  for (const language of ['ru', 'ro', 'en']) expect(document).toContain(`>${holdWords(language)}<`);
  expect(document).toContain('<Redirect>https://calls.example/voice/resume</Redirect>');
});
