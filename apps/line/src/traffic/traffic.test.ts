import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';

const number = '+15005550006';
let line: LineUnderTest;
let answerer: Answerer;

beforeAll(async () => {
  line = await startLine();
  answerer = await startAnswerer({
    // half of the callers press 1 and are rung through to an agent, the others hear music until they give up
    '/help': '<Gather numDigits="1" timeout="600" action="/agent"/>',
    '/agent': '<Dial><Client>agent-1</Client><Client>agent-2</Client></Dial>',
  });
  await line.addNumber(number, { VoiceUrl: `${answerer.url}/help` });
});
afterAll(async () => {
  await line.close();
  await answerer.close();
});

const settings = {
  to: number,
  callsPerHour: 120,
  patienceSeconds: { law: 'exponential', mean: 60 },
  presses: [{ afterSeconds: 2, digits: '1', share: 0.5 }],
  agents: 2,
  talkSeconds: { law: 'deterministic', mean: 30 },
};
const report = async () => read<{ counts: Record<string, number> } | null>(await line.control('GET', '/traffic'));

async function anHour(seed: number): Promise<Record<string, number>> {
  await line.control('POST', '/reset');
  await line.simulate();
  expect((await line.control('PUT', '/traffic', { ...settings, seed })).status).toBe(200);
  await line.advance(3600);
  return (await line.calls()).reduce(
    (counts, { to, heard }) => {
      const talked = heard.some(({ kind }) => kind === 'bridged');
      return to === number ? { calls: counts.calls + 1, talked: counts.talked + (talked ? 1 : 0) } : counts;
    },
    { calls: 0, talked: 0 },
  );
}

it('simulated callers arrive at random, press keys, are answered by simulated agents, and give up; with one seed the same ones', async () => {
  const first = await anHour(7);
  expect(first['calls']).toBeGreaterThan(85);
  expect(first['calls']).toBeLessThan(155);
  expect(first['talked']).toBeGreaterThan(25);
  expect(first['talked']).toBeLessThan((first['calls'] ?? 0) * 0.7);
  expect(await anHour(7)).toEqual(first);
  expect(await anHour(8)).not.toEqual(first);
});

it('counts what came of them, and stops with null or a reset', async () => {
  await line.control('POST', '/reset');
  await line.simulate();
  await line.control('PUT', '/traffic', settings);
  await line.advance(1800);
  const counts = (await report())?.counts ?? {};
  expect(counts['calls']).toBe((await line.calls()).filter(({ to }) => to === number).length);
  expect(counts['connected']).toBeGreaterThan(0);
  expect(counts['gaveUp']).toBeGreaterThan(0);
  await line.control('PUT', '/traffic', null);
  expect(await report()).toBeNull();
  const before = (await line.calls()).length;
  await line.advance(600);
  expect((await line.calls()).filter(({ to }) => to === number).length).toBeLessThanOrEqual(before);
});

it('a caller whom we owe a call answers it and presses his key', async () => {
  await line.control('POST', '/reset');
  await line.simulate();
  await line.control('PUT', '/traffic', { ...settings, calledBack: { answerShare: 1, answerAfterSeconds: 5 } });
  await line.advance(120);
  const [caller] = (await line.calls()).filter(({ to }) => to === number);
  answerer.answers['/owed'] = '<Gather numDigits="1" timeout="20" action="/thanks"><Say>Press 1.</Say></Gather>';
  answerer.answers['/thanks'] = '<Say>Thanks.</Say>';
  await line.rest('POST', '/Calls.json', { To: caller?.from ?? '', From: number, Url: `${answerer.url}/owed` });
  await line.advance(30);
  expect(answerer.received.find(({ path }) => path === '/thanks')?.form['Digits']).toBe('1');
  expect((await report())?.counts).toMatchObject({ calledBack: 1, calledBackAnswered: 1 });
});

it.each([
  [{ ...settings, to: '+15005559999' }, 404, 'unknown-number'],
  [{ ...settings, callsPerHour: 0 }, 400, 'callsPerHour'],
  [{ ...settings, talkSeconds: { law: 'exponential', mean: 10, cv: 2 } }, 400, 'talkSeconds.cv'],
  [{ ...settings, surprise: 1 }, 400, 'surprise'],
])('what it cannot do is refused with the place named: %j', async (body, status, place) => {
  const response = await line.control('PUT', '/traffic', body);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(place);
});
