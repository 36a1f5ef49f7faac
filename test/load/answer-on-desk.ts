/**
 * From a key that a caller in line presses to the word of it on the desk of the agent who is rung for him: line, signed webhook, step, commit,
 * socket; with ten callers, ten desks and a supervisor's page, in real time.
 * Run: npx tsx test/load/answer-on-desk.ts [samples]
 */
import { type DeskPage, type DeskPerson, deskPerson } from '../system/desk-person.ts';
import { waitingFlows } from '../system/waiting-flows.ts';
import { number, startWaitingSystem } from '../system/waiting-system.ts';

const DESKS = 10;
const BAR_MILLISECONDS = 500;
const samples = Number(process.argv[2] ?? 200);

const question = {
  type: 'collect-digits',
  config: {
    prompt: { 'en-US': { text: 'Please key in one digit.' } },
    ...{ saveAs: 'customer', minDigits: 1, maxDigits: 1, attempts: 1, endKey: '', askAgain: true },
  },
  exits: { collected: 'customer', 'no-input': 'customer', invalid: 'customer' },
};
const hold = { ...waitingFlows.hold, start: 'customer', nodes: { ...waitingFlows.hold.nodes, customer: question } };
const waiting = await startWaitingSystem({ queue: { ring: { seconds: 120 } }, flows: { hold } });
const { line } = waiting;
await fetch(`${waiting.system.lineUrl}/line/v1/account`, {
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ callsPerSecond: 100 }),
});

const staff: { person: DeskPerson; page: DeskPage }[] = [];
for (let index = 0; index < DESKS; index += 1) {
  const person = await deskPerson(waiting, `Agent ${index}`, { attempts: [{ behaviour: 'manual' }] });
  staff.push({ person, page: await person.open() });
}
const sofia = await deskPerson(waiting, 'Sofia', { role: 'supervisor', skills: {}, available: false });
(await sofia.open()).say({ subscribe: ['floor', 'queues'] });
for (let index = 0; index < DESKS; index += 1) await line.dial(`+4072300${String(index).padStart(4, '0')}`, number);
const rung = await Promise.all(staff.map(async ({ page }) => ({ page, callSid: await until(() => page.now()?.call?.callSid ?? null) })));

const took: number[] = [];
for (let count = 0; count < samples; count += 1) {
  const { page, callSid } = rung[count % rung.length] ?? rung[0] ?? fail();
  await fetch(`${waiting.system.lineUrl}/line/v1/calls/${callSid}?waitFor=listening&timeout=5`);
  const before = page.now()?.call?.caseMark;
  if (before === undefined) break;
  const from = performance.now();
  await line.digits(callSid, '7');
  await until(() => (page.now()?.call?.caseMark === before ? null : true));
  took.push(performance.now() - from);
}
const sorted = took.toSorted((a, b) => a - b);
const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
console.log(`${took.length} answers: p50 ${part(0.5).toFixed(0)} ms, p95 ${part(0.95).toFixed(0)} ms, p99 ${part(0.99).toFixed(0)} ms`);
const passed = took.length > 0 && part(0.95) < BAR_MILLISECONDS;
console.log(passed ? `PASS: p95 under ${BAR_MILLISECONDS} ms` : `short of the bar of ${BAR_MILLISECONDS} ms`);
await waiting.close();
process.exit(passed ? 0 : 1);

async function until<Found>(look: () => Found | null): Promise<Found> {
  for (const from = Date.now(); Date.now() - from < 30_000; ) {
    const found = look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('it never came');
}

function fail(): never {
  throw new Error('nobody is rung');
}
