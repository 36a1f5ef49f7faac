import { compileFlow, verifyFlow } from '@callwright/flow-compiler';
import { hasErrors, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createBackground } from '../../apps/runtime/src/background/create-background.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';
import { randomFlow } from './random-flow.ts';

const START = Date.UTC(2026, 0, 5, 9);
const carrier = 'http://carrier.example';
/** Nobody who keeps silent waits longer for his call to end. */
const MOST_SILENT_STEPS = 150;

type Outcome = 'ok' | 'empty' | 'refused' | 'broken' | 'garbage' | 'late' | 'gone';
let outcomes: Iterator<Outcome>;
let runtime: RuntimeUnderTest;
let now: number;
const server = setupServer(
  http.all('https://*', () => answer()),
  http.post(`${carrier}/*`, () => answer()),
  // the carrier knows none of the calls that it is asked about
  http.get(`${carrier}/*`, () => HttpResponse.json({ code: 20404, message: 'not found', status: 404 }, { status: 404 })),
);

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'bypass' });
  runtime = await runtimeUnderTest({ apiBase: carrier, patienceMilliseconds: 60, endpoints: { crm: 'https://crm.example' } });
});
afterAll(async () => {
  server.close();
  await runtime.close();
});
beforeEach(() => atTime(START));

async function answer(): Promise<Response> {
  const outcome = outcomes.next().value;
  if (outcome === 'late') await delay(150);
  if (outcome === 'gone') return HttpResponse.error();
  if (outcome === 'garbage') return new HttpResponse('\0<html>', { headers: { 'content-type': 'application/json' } });
  if (outcome === 'refused') return HttpResponse.json({ code: 21211, message: 'no' }, { status: 404 });
  if (outcome === 'broken') return new HttpResponse(null, { status: 500 });
  return HttpResponse.json(outcome === 'empty' ? {} : { sid: `SM${'1'.repeat(32)}`, name: 'Ana', state: 'x', ok: true });
}

function atTime(time: number): void {
  now = time;
  runtime.clock.follow('simulated', new Date(time).toISOString());
}

it('any flow that is proved treats any caller well, whatever becomes of its webhooks and of what it asks', async () => {
  let proved = 0;
  await fc.assert(
    fc.asyncProperty(
      randomFlow('help'),
      fc.array(moves(), { maxLength: 25 }),
      fc.infiniteStream(anyOutcome()),
      async (flow, caller, all) => {
        outcomes = all;
        if (!isProved(flow) || (await runtime.publish(flow)).published === null) return;
        proved += 1;
        await wholeCall(caller);
      },
    ),
    { numRuns: 140 },
  );
  expect(proved).toBeGreaterThan(10);
}, 60_000);

function isProved(document: object): boolean {
  const { flow } = parseFlowDocument(document);
  const json = flow === null ? null : compileFlow(flow, nodeRegistry).machine;
  return flow !== null && json !== null && !hasErrors(verifyFlow(flow, json, nodeRegistry));
}

/** One call from its first webhook to its end: the caller makes his moves, and keeps silent then. */
async function wholeCall(caller: readonly Move[]): Promise<void> {
  const call = createCall();
  await call.post('/voice/incoming', { CallStatus: 'ringing' });
  for (const move of caller) await call.make(move);
  for (let steps = 0; !call.isOver(); steps += 1) {
    expect(steps, call.document()).toBeLessThan(MOST_SILENT_STEPS);
    await call.make({ act: 'silence', trouble: 'none' });
  }
  await call.post('/voice/status', { CallStatus: 'completed' });
  expect(await runtime.story(call.callSid)).toMatchObject({ status: 'completed' });
}

function createCall() {
  const callSid = newCallSid();
  const given = new Map<string, string>();
  let document = '';

  /** Sends a webhook, and holds its answer against all that was answered to it before. */
  async function post(address: string, more: Record<string, string> = {}): Promise<string> {
    const { status, text } = await runtime.webhook(address, callSid, more);
    if (address === '/voice/status') return text;
    expect([status, address]).toEqual([200, address]);
    expect(text, `words at ${address}`).toMatch(/<(Say|Play|Dial|Hangup|Reject)/);
    if (/step|incoming/.test(address)) {
      const before = given.get(address);
      // who was told to hold hears more once the work is over
      if (before !== undefined && !before.includes('/voice/wait/')) expect([address, text]).toEqual([address, before]);
      given.set(address, text);
    }
    if (!more['Repeated']) document = text;
    return text;
  }

  async function make({ act, trouble }: Move): Promise<void> {
    const next = nextWebhook(document, act);
    if (next === null) return;
    const { address, form } = next;
    if (trouble === 'lost') await post('/voice/resume', { ErrorCode: '11200' });
    else if (trouble === 'twice') {
      const answers = await Promise.all([post(address, form), post(address, form)]);
      // who waits asks again and again, and hears more once the work is over
      if (!address.includes('wait')) expect(new Set(answers).size).toBe(1);
    } else await post(address, form);
    const [old] = [...given.keys()].slice(-2);
    if (trouble === 'old' && old !== undefined) await post(old, { Digits: '1', CallStatus: 'in-progress', Repeated: 'yes' });
    if (trouble === 'jump') {
      atTime(now + 20_000);
      await createBackground(runtime.deps).settle();
    }
  }
  return { callSid, post, make, document: () => document, isOver: () => nextWebhook(document, 'silence') === null };
}

/** What the carrier posts when a document has been heard and the caller has done something; null when the call is over. */
function nextWebhook(document: string, act: Act): { address: string; form: Record<string, string> } | null {
  const place = (pattern: RegExp) => pattern.exec(document)?.[1];
  const action = place(/action="https:\/\/calls\.example([^"]*)"/);
  const redirect = place(/<Redirect[^>]*>https:\/\/calls\.example([^<]*)</);
  if (action === undefined) return redirect === undefined ? null : { address: redirect, form: {} };
  if (document.includes('<Dial')) return { address: action, form: { DialCallStatus: dialEnds[act] } };
  const happened = document.includes('<Record') ? recordings[act] : presses[act];
  return { address: action, form: { ...happened } };
}

type Act = '1' | '2' | 'many' | 'speech' | 'silence';
interface Move {
  act: Act;
  trouble: 'none' | 'lost' | 'twice' | 'old' | 'jump';
}

const presses: Record<Act, Record<string, string>> = {
  '1': { Digits: '1' },
  '2': { Digits: '2' },
  many: { Digits: '12345678' },
  speech: { SpeechResult: 'yes please', Confidence: '0.8' },
  silence: {},
};
const recorded = { RecordingSid: `RE${'1'.repeat(32)}`, RecordingUrl: 'https://api.twilio.com/RE1', RecordingDuration: '7' };
const recordings: Record<Act, Record<string, string>> = { '1': recorded, '2': recorded, many: recorded, speech: recorded, silence: {} };
const dialEnds: Record<Act, string> = { '1': 'completed', '2': 'busy', many: 'failed', speech: 'canceled', silence: 'no-answer' };

function moves(): fc.Arbitrary<Move> {
  return fc.record({
    act: fc.constantFrom<Act[]>('1', '2', 'many', 'speech', 'silence'),
    trouble: fc.oneof(
      { weight: 5, arbitrary: fc.constant<Move['trouble']>('none') },
      fc.constantFrom<Move['trouble'][]>('lost', 'twice', 'old', 'jump'),
    ),
  });
}

function anyOutcome(): fc.Arbitrary<Outcome> {
  return fc.constantFrom<Outcome[]>('ok', 'ok', 'empty', 'refused', 'broken', 'garbage', 'late', 'gone');
}
