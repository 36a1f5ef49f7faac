import { signRequest } from '@callwright/twiml';
import { checkTwiml } from '@callwright/twiml/grammar';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encoded, hostileText } from '../testing/hostile-inputs.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest, standardForm } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  await runtime.publish(helpFlow());
});
afterAll(() => runtime.close());

const begun = newCallSid();
const other = newCallSid();
const unknown = `CA${'f'.repeat(32)}`;

type Field = [name: string, value: string];
type Signing = 'right' | 'none' | 'wrong' | 'of-another-address' | 'of-another-form';

/** Sends a form as it stands, fields repeated and all. */
async function send(address: string, fields: readonly Field[], signing: Signing, contentType = 'application/x-www-form-urlencoded') {
  const { publicUrl, authToken } = runtime.deps.settings;
  const body = new URLSearchParams([...fields]);
  const form: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of body) form[name] = form[name] === undefined ? value : [form[name], value].flat();
  const { pathname, search } = new URL(address, publicUrl);
  const signatures: Record<Signing, string | null> = {
    right: signRequest(authToken, publicUrl + pathname + search, form),
    none: null,
    wrong: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    'of-another-address': signRequest(authToken, `${publicUrl}/voice/step/99`, form),
    'of-another-form': signRequest(authToken, publicUrl + pathname + search, { ...form, Digits: '77' }),
  };
  const signature = signatures[signing];
  const headers = { 'content-type': contentType, ...(signature !== null && { 'x-twilio-signature': signature }) };
  const response = await runtime.app.request(pathname + search, { method: 'POST', headers, body: String(body) });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

it('whatever is posted: no crash, nothing without a signature, and a caller always hears words', async () => {
  await send('/voice/incoming', Object.entries(standardForm(begun)), 'right');
  await send('/voice/incoming', Object.entries(standardForm(other)), 'right');
  await fc.assert(
    fc.asyncProperty(addresses(), forms(), signings(), async (address, fields, signing) => {
      const before = await seqs();
      const { status, type, text } = await send(address, fields, signing);
      expect(status).toBeLessThan(500);
      if (signing !== 'right') {
        expect([403, 404, 413]).toContain(status);
        expect(await seqs()).toEqual(before);
      }
      if (status === 200) {
        expect(type).toContain('text/xml');
        expect(checkTwiml(text)).toEqual([]);
        expect(text).toMatch(/<(Say|Play|Dial|Hangup)/);
      } else if (status !== 204)
        expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
    }),
    { numRuns: 250 },
  );
  // after all that, calls still go on
  const fresh = newCallSid();
  expect((await runtime.webhook('/voice/incoming', fresh)).text).toContain('For help, press 1.');
}, 60_000);

it.each([
  ['waits for work of a call that nobody knows', '/voice/wait/3', []],
  ['waits for work that was never begun', '/voice/wait/7', [['CallSid', begun]]],
  ['resumes a call that nobody knows', '/voice/resume', [['CallSid', unknown]]],
  ['keys NUL', '/voice/step/1', [['Digits', '\0']]],
  ['says what is no text', '/voice/step/1', [['SpeechResult', 'a\0\ud800b']]],
  [
    'records at an address with NUL',
    '/voice/step/1',
    [
      ['RecordingSid', `RE${'1'.repeat(32)}`],
      ['RecordingUrl', 'https://x.example/\0'],
    ],
  ],
] as [string, string, Field[]][])('a webhook that %s gets words, or is told the field at fault', async (_, address, more) => {
  const form = new Map([...Object.entries(standardForm(unknown)), ...more]);
  const { status, text } = await send(address, [...form], 'right');
  if (status === 400) expect(JSON.parse(text).error.path).toBe(more.at(-1)?.[0]);
  else {
    expect(status).toBe(200);
    expect(text).toMatch(/<(Say|Hangup)/);
  }
});

async function seqs(): Promise<(number | undefined)[]> {
  const sessions = await Promise.all([begun, other, unknown].map((sid) => runtime.deps.store.findSession(sid)));
  return sessions.map((session) => session?.seq);
}

function addresses(): fc.Arbitrary<string> {
  const seq = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(999_999_999, 1_000_000_000, -1, 0.5));
  const query = fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    hostileText().map((text) => `?again=${encoded(text)}`),
    fc.constantFrom('?again=3', '?again=20', '?bodySHA256=00', '?', '?%', '?a=1&a=2'),
  );
  const path = fc.oneof(
    fc.constantFrom(
      ...['/voice/incoming', '/voice/resume', '/voice/status', '/voice/transcription', '/voice', '/voice/step', '/voice/nothing'],
      ...['/voice/leg/x', '/voice/leg/x/key', '/voice/callee/x', '/voice/departure/x', '/voice/departure/x/over', '/voice/recorded/x'],
    ),
    seq.map((at) => `/voice/step/${at}`),
    seq.map((at) => `/voice/wait/${at}`),
    hostileText().map((text) => `/voice/step/${encoded(text)}`),
  );
  return fc.tuple(path, query).map((parts) => parts.join(''));
}

function signings(): fc.Arbitrary<Signing> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<Signing>('right') },
    fc.constantFrom<Signing[]>('none', 'wrong', 'of-another-address', 'of-another-form'),
  );
}

function forms(): fc.Arbitrary<Field[]> {
  const sids = fc.constantFrom(begun, other, unknown, begun.toUpperCase());
  const names = Object.keys(standardForm(begun));
  const usual: Record<string, fc.Arbitrary<string>> = {
    Digits: fc.constantFrom('1', '2', '3', '#', '*', 'hangup', '4111111111111111', '12345'),
    SpeechResult: fc.constantFrom('help', 'da', '', 'x'.repeat(9_999)),
    Confidence: fc.constantFrom('0.9', '1', '2', 'NaN', ''),
    DialCallStatus: fc.constantFrom('completed', 'busy', 'no-answer', 'answered', 'unheard-of'),
    DialCallDuration: fc.constantFrom('3', '-3', '1e9', '99999999999'),
    RecordingSid: fc.constantFrom(`RE${'1'.repeat(32)}`, 'RE'),
    RecordingUrl: fc.constantFrom('https://api.twilio.com/x', 'ftp://x', 'https://x/\0'),
    RecordingDuration: fc.constantFrom('7', ''),
    CallStatus: fc.constantFrom('ringing', 'in-progress', 'completed', 'no-answer', 'failed', 'queued'),
    TranscriptionText: hostileText(),
    TranscriptionStatus: fc.constantFrom('completed', 'failed', 'other'),
  };
  const extra = fc.constantFrom(...Object.keys(usual)).chain((name) => (usual[name] ?? hostileText()).map((value): Field => [name, value]));
  const hostile = fc.tuple(fc.oneof(fc.constantFrom(...names, ...Object.keys(usual)), hostileText()), hostileText());
  const change = fc.oneof({ weight: 3, arbitrary: extra }, { weight: 2, arbitrary: hostile });
  return fc
    .record({
      sid: sids,
      changes: fc.array(change, { maxLength: 4 }),
      dropped: fc.option(fc.constantFrom(...names), { freq: 8 }),
      isRepeated: fc.boolean(),
      padding: fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, fc.constant(300_000)),
    })
    .map(({ sid, changes, dropped, isRepeated, padding }) => {
      const base = Object.entries(standardForm(sid)).filter(([name]) => name !== dropped);
      // a change takes a field's place, or stands beside it
      const kept = base.filter(([name]) => isRepeated || !changes.some(([changed]) => changed === name));
      return [...kept, ...changes, ...(padding > 0 ? [['Padding', 'x'.repeat(padding)] satisfies Field] : [])];
    });
}
