import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, startLine } from '../testing/line-under-test.ts';

const NUMBER = '+15005550006';

/** Twilio's own documentation samples, where somebody has put them beside the repository. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/data/twiml-samples/', import.meta.url));

const INLINE: Record<string, string> = {
  'every kind of prompt':
    '<Response><Say voice="alice" language="fr-FR" loop="2">Bonjour</Say><Play digits="wwww3"/><Pause length="2"/></Response>',
  ssml: '<Response><Say voice="Polly.Joanna">One <break strength="x-weak"/><emphasis level="moderate">two</emphasis> &amp; three</Say></Response>',
  'verbs for later': '<Response><Start><Stream url="wss://a.test"/></Start><Record/><Connect/><Leave/><Echo/></Response>',
  'rooms and addresses':
    '<Response><Dial><Conference>room</Conference></Dial><Dial><Queue>q</Queue></Dial><Dial><Sip>sip:a@b.test</Sip></Dial></Response>',
  'nouns for later': '<Response><Dial><Sim>DE123</Sim></Dial></Response>',
  'two documents deep': '<?xml version="1.0"?>\n<!-- c -->\n<Response>\n  <Redirect>?again=1</Redirect>\n</Response>\n<!-- end -->',
};

let line: LineUnderTest;
let app: Answerer;
let document = '';

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({
    '/voice': ({ path }) => ({ headers: { 'content-type': 'text/xml' }, body: path.includes('again') ? '<Response/>' : document }),
  });
  await line.addNumber(NUMBER, { VoiceUrl: `${app.url}/voice` });
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

async function run(twiml: string) {
  document = twiml;
  const sid = await line.dial('+40721000111', NUMBER);
  await line.advance(20_000);
  return line.call(sid);
}

describe('documents run to their end', () => {
  it.each(Object.entries(INLINE))('%s', async (_, twiml) => {
    const call = await run(twiml);
    expect(call.status).toBe('completed');
    expect(call.webhooks.every(({ error }) => error === undefined)).toBe(true);
  });
});

it('speaks the text of SSML without its tags, entities decoded', async () => {
  expect((await run(INLINE['ssml'] ?? '')).heard).toMatchObject([{ text: 'One two & three', voice: 'Polly.Joanna' }]);
});

describe.runIf(existsSync(FOLDER))('Twilio’s samples', () => {
  it('all run without the line failing', async () => {
    const unwell: string[] = [];
    for (const name of readdirSync(FOLDER)) {
      const call = await run(offline(readFileSync(`${FOLDER}${name}`, 'utf8')));
      if (!['completed', 'busy', 'in-progress'].includes(call.status)) unwell.push(`${name}: ${call.status}`);
      await line.control('POST', `/calls/${call.callSid}/hangup`);
    }
    expect(unwell).toEqual([]);
    expect(line.logged.filter((message) => message.includes('broke off'))).toEqual([]);
  }, 60_000);
});

/** Nothing of a test may look for a host on the internet. */
function offline(twiml: string): string {
  return twiml.replaceAll(/https?:\/\/[^\s<>"'/]+/g, app.url);
}
