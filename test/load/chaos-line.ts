/**
 * Two runtimes on one Postgres, callers who wait, give a number, take callbacks and hang up, agents who talk, do not answer and vanish; meanwhile
 * one of the runtimes is killed again and again, the database breaks off, and webhooks and requests are late, lost, doubled and out of order. Time
 * is simulated. Afterwards all places, answers, callbacks and promises are counted.
 * Run: npx tsx test/load/chaos-line.ts [callers] [agents] [kills] [seed] [--calm]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLine } from '@callwright/line';
import { freePort } from '@callwright/runtime/testing/free-port';
import { startPostgres } from '@callwright/runtime/testing/start-postgres';
import { serve } from '@hono/node-server';
import { createLineClient } from '../system/line-client.ts';
import { OWNER_TOKEN, ownerHeaders } from '../system/owner-headers.ts';
import { startRoundRobin } from '../system/round-robin.ts';
import { openLink } from '../system/unreliable-link.ts';
import { CALLBACK_KEY, CUSTOMER_DIGITS, waitingFlows, waitingQueues } from '../system/waiting-flows.ts';
import { type Chaos, judgeChaos } from './judge-chaos.ts';

const [callerCount = 200, agentCount = 20, kills = 6, seed = 1] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
  .map(Number);
const isCalm = process.argv.includes('--calm');
const ARRIVE_WITHIN_SECONDS = 3000;
const STEP_SECONDS = 2;
const MOST_SECONDS = 4 * 3600;
const TALK_SECONDS = 400;
/** A lost webhook is made good by the next look at an agent's leg; longer than this, nobody has looked. */
const LONELY_SECONDS = 120;
const START = '2026-01-05T09:00:00Z';
const number = '+15005550006';
const root = path.resolve(import.meta.dirname, '../..');

let state = seed * 2_654_435_761;
/** Reproducible callers; the order of what happens at once is not. */
function random(): number {
  state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 1) | 0;
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

const folder = mkdtempSync(path.join(tmpdir(), 'callwright-chaos-'));
for (const [id, flow] of Object.entries(waitingFlows)) write(`flows/${id}/flow.json`, flow);
write('flows/resources/queues.json', waitingQueues());
write('environments/test.json', { numbers: { [number]: { flow: 'help' } } });

const postgres = await startPostgres();
const address = new URL(postgres.url);
const database = await openLink(Number(address.port));
address.port = String(database.port);
const linePort = await freePort();
const line = createLine();
const lineServer = serve({ fetch: line.app.fetch, port: linePort, hostname: '127.0.0.1' });
const ports = [await freePort(), await freePort()];
const publicPort = await freePort();
const proxy = await startRoundRobin(publicPort, ports);
const publicUrl = `http://127.0.0.1:${publicPort}`;
const holding = `<Response><Say>One moment, please.</Say><Pause length="3"/><Redirect>${publicUrl}/voice/resume</Redirect></Response>`;
line.board.bins.set('hold', holding);
const control = createLineClient(`http://127.0.0.1:${linePort}`);
await control.simulate(START);
const runtimes = ports.map((port) => keepAlive(port));
await Promise.all(runtimes.map(({ isUp }) => isUp()));

const agents = Array.from({ length: agentCount }, (_, index) => ({ id: '', address: `client:agent-${index}` }));
for (const agent of agents) {
  const attempts = Array.from({ length: 60 }, () => agentAttempt());
  await control.phone(agent.address, { attempts });
  const body = { name: agent.address, address: agent.address, skills: { internet: 5 } };
  agent.id = (await ask('POST', '/api/agents', body)).id;
  await ask('PUT', `/api/agents/${agent.id}/status`, { status: 'available' });
}
if (!isCalm) {
  await control.faults(
    { match: { kind: 'rest', method: 'POST' }, do: 'delay', seconds: 1, share: 0.1 },
    { match: { kind: 'rest', method: 'POST' }, do: 'lose-reply', share: 0.05 },
    { match: { kind: 'action' }, do: 'duplicate', seconds: 1, share: 0.08 },
    { match: { kind: 'action' }, do: 'reorder', share: 0.05 },
    { match: { kind: 'action' }, do: 'drop', share: 0.03 },
    { match: { kind: 'status' }, do: 'drop', share: 0.1 },
    { match: { kind: 'twiml' }, do: 'drop', share: 0.03 },
  );
}

interface Caller {
  from: string;
  arriveAt: number;
  patience: number;
  wantsCallback: boolean;
  customer: string;
  callSid: string | null;
  asked: boolean;
  yes: number;
}
const callers: Caller[] = Array.from({ length: callerCount }, (_, index) => ({
  from: `+4072${String(1_000_000 + index)}`,
  arriveAt: random() * ARRIVE_WITHIN_SECONDS,
  patience: -Math.log(1 - random()) * 420,
  wantsCallback: random() < 0.4,
  customer: String(2000 + index),
  callSid: null,
  asked: false,
  yes: 0,
}));
for (const { from } of callers) await control.phone(from, { attempts: callerAttempts() });

const aloneSince = new Map<string, number>();
const leftAlone = new Set<string>();
let killed = 0;
let now = 0;
const chaosAt = Array.from({ length: kills }, (_, index) => ((index + 1) * ARRIVE_WITHIN_SECONDS) / (kills + 1));
const began = Date.now();
while (now < MOST_SECONDS) {
  for (const caller of callers) await act(caller);
  const isTime = killed < kills && now >= (chaosAt[killed] ?? Number.POSITIVE_INFINITY);
  const striking = isTime ? strike() : Promise.resolve();
  await control.advance(STEP_SECONDS);
  await striking;
  now += STEP_SECONDS;
  watchConferences();
  if (now % 30 === 0) await bringBack();
  if (now % 300 === 0)
    console.log(`${now} s: ${openCalls()} calls, ${killed} kills, ${Math.round((Date.now() - began) / 1000)} s of real time`);
  if (now > ARRIVE_WITHIN_SECONDS + 600 && now % 60 === 0 && (await isOver())) break;
}
await control.faults();
for (let round = 0; round < 80; round += 1) {
  await bringBack();
  await control.advance(60);
  if (await isOver()) break;
}
const chaos: Chaos = {
  number,
  databaseUrl: postgres.url,
  legs: line.board.legs.all(),
  acknowledged: acknowledgedNumbers(),
  leftAlone: leftAlone.size,
  quietHours: ['23:00', '06:00'],
  zone: 'Europe/Bucharest',
  answersOf: async (callSid) => (await ask('GET', `/api/calls/${callSid}`)).answers,
};
const isGood = await judgeChaos(chaos);
console.log(
  `${callerCount} callers, ${agentCount} agents, ${killed} kills, ${now} simulated s in ${Math.round((Date.now() - began) / 1000)} s`,
);
for (const runtime of runtimes) runtime.stop();
line.close();
lineServer.close();
proxy.close();
database.close();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(isGood ? 0 : 1);

function write(name: string, content: object): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), JSON.stringify(content));
}

/** A runtime of its own process, which comes back when it is killed. */
function keepAlive(port: number) {
  let child: ChildProcess | null = null;
  let isStopped = false;
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: path.join(folder, `data-${port}`),
    FLOWS_DIR: path.join(folder, 'flows'),
    ENVIRONMENTS_DIR: path.join(folder, 'environments'),
    ENVIRONMENT: 'test',
    DATABASE_URL: address.href,
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'local',
    TWILIO_API_URL: `http://127.0.0.1:${linePort}`,
    CONNECT_NUMBERS: 'true',
    BUY_NUMBERS: 'true',
    CLOCK_URL: `http://127.0.0.1:${linePort}/line/v1/clock`,
    FALLBACK_URL: `http://127.0.0.1:${linePort}/line/bins/hold`,
    PATIENCE_SECONDS: '1.5',
    SECRETS_KEY: 'key-of-the-chaos-test-0000000000',
    OWNER_TOKEN,
    LOG_LEVEL: 'error',
  };
  const start = (): void => {
    if (isStopped) return;
    child = spawn(process.execPath, ['--import', 'tsx', 'apps/runtime/src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => process.env['CHAOS_LOG'] && process.stderr.write(data));
    child.once('exit', () => setTimeout(start, 300));
  };
  start();
  return {
    kill: () => child?.kill('SIGKILL'),
    stop() {
      isStopped = true;
      child?.kill('SIGKILL');
    },
    async isUp() {
      for (let tries = 0; tries < 300; tries += 1) {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
        if (answer?.ok) return;
        await pause(0.2);
      }
      throw new Error(`the runtime on ${port} does not start`);
    },
  };
}

async function ask(method: string, address: string, body?: object) {
  for (let tries = 0; ; tries += 1) {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${publicUrl}${address}`, {
      method,
      headers: { ...ownerHeaders, 'content-type': 'application/json' },
      ...content,
    }).catch(() => null);
    if (response?.ok) return response.status === 204 ? null : response.json();
    if (tries > 20) throw new Error(`${method} ${address}: ${response?.status} ${await response?.text()}`);
    await pause(0.5);
  }
}

function agentAttempt() {
  const talk = Math.round(20 - Math.log(1 - random()) * TALK_SECONDS);
  if (random() < 0.04) return { behaviour: 'no-answer' };
  if (random() < 0.03) return { behaviour: 'busy' };
  // biome-ignore lint/suspicious/noThenProperty: the control API names it so
  return { behaviour: 'answer', afterSeconds: 1 + Math.round(random() * 4), then: [{ afterSeconds: talk, hangup: true }] };
}

function callerAttempts() {
  // biome-ignore lint/suspicious/noThenProperty: the control API names it so
  const answers = { behaviour: 'answer', afterSeconds: 8, then: [{ afterSeconds: 9, digits: '1' }] };
  const dice = random();
  if (dice < 0.15) return [{ behaviour: 'no-answer' }, answers];
  if (dice < 0.25) return [{ behaviour: 'busy' }, answers];
  return dice < 0.35 ? [{ behaviour: 'machine', afterSeconds: 6 }, answers] : [answers];
}

/** What a caller does at this moment. */
async function act(caller: Caller): Promise<void> {
  if (caller.callSid === null) {
    if (now >= caller.arriveAt) caller.callSid = await control.dial(caller.from, number);
    return;
  }
  const leg = line.board.leg(caller.callSid);
  if (leg.isEnded || leg.conference !== null) return;
  const waited = now - caller.arriveAt;
  if (waited > caller.patience && !(caller.wantsCallback && waited < 300)) return void (await control.hangup(caller.callSid));
  if (leg.listening === null) return;
  if (leg.listening.numDigits === CUSTOMER_DIGITS && !caller.asked) {
    caller.asked = true;
    await control.digits(caller.callSid, caller.customer);
  } else if (caller.wantsCallback && waited > 45 && caller.yes === 0) {
    caller.yes = 1;
    await control.digits(caller.callSid, CALLBACK_KEY);
  } else if (caller.yes > 0 && caller.yes < 4 && leg.listening.numDigits === 1) {
    caller.yes += 1;
    await control.digits(caller.callSid, '1');
  }
}

/** Agents who were set aside take calls again. */
async function bringBack(): Promise<void> {
  const known: { id: string; status: string }[] = await ask('GET', '/api/agents').then((answer) => answer.agents ?? answer);
  const aside = known.filter(({ status }) => status === 'away' || status === 'set-aside');
  for (const { id } of aside) await ask('PUT', `/api/agents/${id}/status`, { status: 'available' });
}

/** Callers who are in a conference with nobody, for long. */
function watchConferences(): void {
  const open = line.board.legs.all().filter(({ isEnded, conference }) => !isEnded && conference !== null);
  const sizes = new Map<string, number>();
  for (const { conference } of open) sizes.set(conference?.sid ?? '', (sizes.get(conference?.sid ?? '') ?? 0) + 1);
  const alone = open.filter(({ conference }) => sizes.get(conference?.sid ?? '') === 1).map(({ sid }) => sid);
  for (const sid of aloneSince.keys()) if (!alone.includes(sid)) aloneSince.delete(sid);
  for (const sid of alone) {
    const since = aloneSince.get(sid) ?? now;
    aloneSince.set(sid, since);
    if (now - since > LONELY_SECONDS) leftAlone.add(sid);
  }
}

async function strike(): Promise<void> {
  killed += 1;
  await pause(random() * 0.3);
  const victim = runtimes[killed % 2];
  victim?.kill();
  if (killed % 3 === 0) {
    database.cut();
    await pause(1.5);
    database.mend();
  }
  await pause(2);
  await victim?.isUp();
}

function openCalls(): number {
  return line.board.legs.all().filter(({ isEnded }) => !isEnded).length;
}

async function isOver(): Promise<boolean> {
  if (openCalls() > 0) return false;
  const queue = await ask('GET', '/api/queues/technical');
  const { waiting, dialling, retry } = queue.callbacks;
  return queue.inLine.length + waiting + dialling + retry === 0;
}

/** Customer numbers whose webhook was answered well, by call: they must be there. */
function acknowledgedNumbers(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { callSid, customer } of callers) {
    if (callSid === null) continue;
    const { webhooks } = line.board.leg(callSid);
    const told = webhooks.some(({ form, httpStatus, fault }) => form['Digits'] === customer && httpStatus === 200 && fault === undefined);
    if (told) found.set(callSid, customer);
  }
  return found;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
