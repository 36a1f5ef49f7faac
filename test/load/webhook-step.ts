/**
 * One webhook step, signature to committed TwiML, against a bare Hono handler that does one equal commit on the same database, in turns.
 * Run: npx tsx test/load/webhook-step.ts [steps] [open calls] [--postgres]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import type { StepCommit } from '../../apps/runtime/src/store/store.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../../apps/runtime/src/testing/runtime-under-test.ts';
import { startPostgres } from '../../apps/runtime/src/testing/start-postgres.ts';
import { menuRing } from '../system/menu-ring.ts';
import { type Measured, measure, median, reported } from './measure.ts';

const [stepsGiven = '2000', openCallsGiven = '100000'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const steps = Number(stepsGiven);
const openCalls = Number(openCallsGiven);
const postgres = process.argv.includes('--postgres') ? await startPostgres() : null;
const ROUNDS = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'callwright-load-'));
const database = postgres === null ? { databaseFolder: path.join(folder, 'database') } : { databaseUrl: postgres.url };
const runtime = await runtimeUnderTest(database);
console.log(postgres === null ? 'PGlite, embedded' : 'a Postgres server');

await runtime.publish(menuRing('help', 20));
const small = await compare('20 nodes, few calls');
await runtime.publish(menuRing('help', 2000));
const manyNodes = await compare('2,000 nodes, few calls');
await runtime.publish(menuRing('help', 20));
await openSessions(openCalls);
const manyCalls = await compare(`20 nodes, ${openCalls} open calls`);
console.log(
  `growth in nodes: ${(manyNodes.step / small.step).toFixed(2)}   growth in calls: ${(manyCalls.step / small.step).toFixed(2)}   (bar: at most 1.2)`,
);

await runtime.close();
await postgres?.stop();
rmSync(folder, { recursive: true, force: true });

async function compare(name: string): Promise<{ step: number }> {
  const rounds: { ours: Measured; bare: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ bare: await bareHandler(runtime), ours: await webhookSteps(runtime) });
  const [last] = rounds.slice(-1);
  if (last === undefined) throw new Error('no round was measured');
  console.log(`\n${name}`);
  console.log(reported('  bare handler, one equal commit', last.bare));
  console.log(reported('  webhook step', last.ours));
  const throughput = median(rounds.map(({ ours, bare }) => ours.perSecond / bare.perSecond));
  const tail = median(rounds.map(({ ours, bare }) => ours.p99 / bare.p99));
  console.log(
    `  throughput ratio ${throughput.toFixed(2)} (bar: at least 0.5)   p99 ratio ${tail.toFixed(2)} (bar: at most 2), median of ${ROUNDS} rounds`,
  );
  return { step: median(rounds.map(({ ours }) => ours.p50)) };
}

async function webhookSteps({ webhook }: RuntimeUnderTest): Promise<Measured> {
  const callSid = newCallSid();
  await webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  return measure(Math.ceil(steps / ROUNDS), async (index) => {
    const { status } = await webhook(`/voice/step/${index + 1}`, callSid, { Digits: '1' });
    if (status !== 200) throw new Error(`step ${index} answered ${status}`);
  });
}

/** The peer: reads nothing, decides nothing, writes rows as large as a step's in one transaction. */
async function bareHandler({ deps, webhook }: RuntimeUnderTest): Promise<Measured> {
  const callSid = newCallSid();
  const template = newCallSid();
  const { text } = await webhook('/voice/incoming', template, { CallStatus: 'ringing' });
  const session = await deps.store.findSession(template);
  const [event] = await deps.store.listEvents(template);
  if (session === null || event === undefined) throw new Error('the template call was not kept');
  await deps.store.commitFirst({ session: { ...session, callSid }, events: [event], timers: [], commands: [], endsWork: false });
  const app = new Hono().post('/step/:seq', async (context) => {
    await context.req.text();
    const seq = Number(context.req.param('seq'));
    const commit: StepCommit = {
      session: { ...session, callSid, seq: seq + 1 },
      events: [{ ...event, seq }],
      timers: [],
      commands: [],
      endsWork: false,
    };
    await deps.store.commitStep(commit);
    return context.body(text, 200, { 'content-type': 'text/xml' });
  });
  return measure(Math.ceil(steps / ROUNDS), async (index) => {
    const response = await app.request(`/step/${index + 1}`, { method: 'POST', body: 'Digits=1' });
    await response.text();
  });
}

async function openSessions(count: number): Promise<void> {
  const { store } = runtime.deps;
  const callSid = newCallSid();
  await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  const session = await store.findSession(callSid);
  const [event] = await store.listEvents(callSid);
  if (session === null || event === undefined) throw new Error('the template call was not kept');
  const timers = [{ kind: 'sweep', dueAt: '2026-01-05T09:30:00Z' }];
  for (let index = 0; index < count; index += 1)
    await store.commitFirst({ session: { ...session, callSid: newCallSid() }, events: [event], timers, commands: [], endsWork: false });
}
