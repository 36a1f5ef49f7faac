import { asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentStatuses, agents, entries, offers } from '../line/line-tables.ts';
import { callFacts } from '../reports/fact-tables.ts';
import { surveyAnswers, surveys } from '../survey/survey-tables.ts';
import { talks as talkRows } from '../talk/talk-tables.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { newCallSid } from '../testing/runtime-under-test.ts';
import { type StaffDeed, type StaffWorld, staffDeeds, staffWorld } from '../testing/staff-world.ts';
import { agentTimes } from './staff-tables.ts';

const DAY = 86_400_000;
let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld();
}, 60_000);
afterAll(() => world.runtime.close());

const happening = fc.record({
  deed: fc.constantFrom(...staffDeeds),
  agent: fc.nat({ max: 2 }),
  dice: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  seconds: fc.constantFrom(0, 1, 7, 30),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;
/** Chance alone seldom comes so far; `next` is what the colleague beside him does. */
const stories: { deed: StaffDeed; next?: true }[][] = [
  [{ deed: 'available' }, { deed: 'caller' }, { deed: 'answers' }, { deed: 'holds' }, { deed: 'transfers' }],
  [
    ...([{ deed: 'all leave' }, { deed: 'lunch', next: true }, { deed: 'available' }, { deed: 'caller' }, { deed: 'answers' }] as const),
    ...([
      { deed: 'available', next: true },
      { deed: 'asks a colleague' },
      { deed: 'answers', next: true },
      { deed: 'hands over' },
    ] as const),
  ],
];
const told = fc
  .tuple(fc.constantFrom(...stories), happening)
  .map(([story, one]): Happening[] => story.map(({ deed, next }) => ({ ...one, deed, agent: next ? (one.agent + 1) % 3 : one.agent })));
const happenings = fc
  .array(fc.oneof({ weight: 8, arbitrary: happening.map((one) => [one]) }, { weight: 1, arbitrary: told }), {
    minLength: 15,
    maxLength: 45,
  })
  .map((parts) => parts.flat());

/** What an agent's rows are added up to; each must have come up. */
const counted = ['taken', 'missed', 'out', 'talks', 'talkSeconds', 'wrapUps', 'wrapUpSeconds', 'held', 'answers', 'answerSeconds'].concat([
  'passed on',
  'handed over',
  'known',
  'again',
  'scores',
  'score',
]);
const seen = new Set<string>();

it('whatever happens to agents, their times have no gap and end in what they are; the report equals a recount of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.nat({ max: 5 }), async (deeds, window) => {
      const { clock } = world.runtime.deps;
      // the next morning, and all are there
      world.advance((DAY - (clock.now() % DAY)) / 1000 + 9 * 3600);
      const begun = clock.now();
      for (const agent of [0, 1, 2]) await world.happens('available', agent, 0);
      for (const { deed: what, agent, dice, seconds } of deeds) {
        world.advance(seconds);
        await world.happens(what, agent, dice);
        await checkTimes();
      }
      const ends = { whole: [begun, clock.now()], wide: [begun - 8 * DAY, clock.now() + DAY], cut: [begun + 40_000, clock.now() - 20_000] };
      const [since = 0, until = 0] = [ends.whole, ends.wide, ends.cut][window % 3] ?? ends.whole;
      if (until <= since) return;
      const filters = [{}, { queue: 'sales' }, { flow: 'help' }, { agent: world.agentIds[1] ?? '' }, { version: 'orders-1' }, {}];
      await compare({ since: new Date(since).toISOString(), until: new Date(until).toISOString(), ...filters[window] });
    }),
    { numRuns: 15, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual([...new Set([...agentStatuses, ...counted])].sort());
}, 120_000);

/** In one look, since the line may be settled meanwhile. */
async function checkTimes() {
  const { rows } = (await world.runtime.deps.db.execute(sql`
    with chain as (select t.*, lead(since) over w as next, lead(status || coalesce(reason, '')) over w as other
      from agent_times t window w as (partition by agent_id order by id))
    select a.status, a.reason, (select count(*)::int from chain t where t.agent_id = a.id and t.until is null and t.status = a.status
        and t.reason is not distinct from a.reason and t.next is null) as now,
      (select count(*)::int from chain t where t.agent_id = a.id
        and (t.until is distinct from t.next or t.until < t.since or t.other = t.status || coalesce(t.reason, ''))) as wrong
    from agents a`)) as unknown as { rows: { status: string; now: number; wrong: number }[] };
  for (const row of rows) {
    seen.add(row.status);
    expect(row).toMatchObject({ now: 1, wrong: 0 });
  }
}

interface Filter {
  since: string;
  until: string;
  queue?: string;
  flow?: string;
  version?: string;
  agent?: string;
}

async function compare(filter: Filter) {
  const response = await world.runtime.app.request(`/api/reports/agents?${new URLSearchParams({ ...filter })}`, { headers: ownerHeaders });
  const report = JSON.parse(await response.text());
  expect(response.status, JSON.stringify(report)).toBe(200);
  const { db } = world.runtime.deps;
  const staff = await db.select().from(agents).orderBy(asc(agents.name));
  const wanted = staff.filter(({ id }) => filter.agent === undefined || id === filter.agent);
  expect(report.agents.map(({ agent }: { agent: string }) => agent)).toEqual(wanted.map(({ id }) => id));
  const sums: Record<string, number>[] = [];
  for (const { id } of wanted) {
    const counted = await recount(id, filter);
    sums.push(counted);
    near(flat(report.agents.find(({ agent }: { agent: string }) => agent === id)), figures(counted));
  }
  const all = sums.reduce((one, other) => Object.fromEntries(Object.keys(one).map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)])));
  near(flat(report.all), figures(all));
}

const at = (moment: string | null) => Date.parse(moment ?? '');

/** From the rows, one by one. */
async function recount(id: string, filter: Filter): Promise<Record<string, number>> {
  const { db } = world.runtime.deps;
  const [places, facts] = [await db.select().from(entries), await db.select().from(callFacts)];
  const [held, rung] = [await db.select().from(talkRows), await db.select().from(offers)];
  const times = await db.select().from(agentTimes).where(eq(agentTimes.agentId, id));
  const count: Record<string, number> = Object.fromEntries(counted.map((key) => [key, 0]));
  const add = (key: string, value = 1) => {
    if (value > 0) seen.add(key);
    count[key] = (count[key] ?? 0) + value;
  };
  Object.assign(count, statusSeconds(times, filter));
  for (const entry of places) {
    const call = facts.find(({ callSid }) => callSid === entry.callSid);
    if (filter.queue !== undefined && entry.queue !== filter.queue) continue;
    if (filter.flow !== undefined && call?.flowId !== filter.flow) continue;
    if (filter.version !== undefined && call?.version !== filter.version) continue;
    const own = rung.filter(({ agentId, entryId, at: when }) => agentId === id && entryId === entry.id && isWithin(when, filter));
    const answered = own.filter(({ acceptedAt, outcome }) => acceptedAt !== null && outcome !== 'caller-left');
    const took = answered.filter(({ outcome }) => outcome !== 'vanished');
    add(entry.direction === 'out' ? 'out' : 'taken', took.length);
    const missed = own.filter(({ outcome }) => ['no-answer', 'busy', 'failed', 'refused'].includes(outcome ?? ''));
    if (entry.direction === 'in') add('missed', missed.length);
    for (const one of answered) {
      if (one.endedAt === null || (entry.direction === 'out' && entry.connectedAt === null)) continue;
      const from = entry.direction === 'in' ? at(one.acceptedAt) : Math.max(at(one.acceptedAt), at(entry.connectedAt));
      add('talkSeconds', (at(one.endedAt) - from) / 1000);
      if (took.includes(one)) add('talks');
    }
    for (const { ringAt, acceptedAt } of took) {
      if (ringAt === null || entry.direction === 'out') continue;
      add('answers');
      add('answerSeconds', (at(acceptedAt) - at(ringAt)) / 1000);
    }
    for (const seconds of own.flatMap(({ endedAt }) => wrapUpAfter(times, endedAt))) {
      add('wrapUps');
      add('wrapUpSeconds', seconds);
    }
    if (own.length > 0 && entry.agentId === id) add('held', held.find(({ entryId }) => entryId === entry.id)?.heldSeconds ?? 0);
    const last = took.filter(({ endedAt }) => endedAt === null || at(endedAt) >= at(entry.endedAt));
    if (entry.agentId === id && entry.leftReason === 'transferred') add('passed on', last.length);
    // who came next by no ringing of his own was handed the talk
    for (const { id: gave, endedAt } of own)
      if (rung.some((next) => next.entryId === entry.id && next.ringAt === null && next.id !== gave && next.at === endedAt))
        add('handed over');
    if (entry.direction === 'out' || call === undefined || call.number === '') continue;
    for (const { endedAt } of took) {
      if (endedAt === null) continue;
      add('known');
      const isSoon = (moment: string) => at(moment) > at(endedAt) && at(moment) <= at(endedAt) + 7 * DAY;
      const later = facts.filter(({ number, startedAt }) => number === call.number && isSoon(startedAt));
      if (later.some(({ flowId, queue }) => flowId === call.flowId || queue === call.queue)) add('again');
    }
  }
  for (const score of await ratings(id, filter)) {
    add('scores');
    add('score', score);
  }
  return count;
}

type Times = readonly (typeof agentTimes.$inferSelect)[];

function statusSeconds(times: Times, filter: Filter): Record<string, number> {
  const sums: Record<string, number> = Object.fromEntries(agentStatuses.map((status) => [status, 0]));
  const end = Math.min(at(filter.until), world.runtime.deps.clock.now());
  for (const { status, since, until } of times) {
    const length = Math.min(end, until === null ? end : at(until)) - Math.max(at(filter.since), at(since));
    sums[status] = (sums[status] ?? 0) + Math.max(0, length) / 1000;
  }
  return sums;
}

function wrapUpAfter(times: Times, endedAt: string | null): number[] {
  const own = times.filter(({ status, since, until }) => status === 'wrap-up' && at(since) === at(endedAt) && at(until) > at(since));
  return own.map(({ since, until }) => (at(until) - at(since)) / 1000);
}

async function ratings(id: string, filter: Filter): Promise<number[]> {
  const { db } = world.runtime.deps;
  const rated = await db
    .select()
    .from(surveys)
    .innerJoin(surveyAnswers, eq(surveyAnswers.surveyId, surveys.id))
    .where(eq(surveys.agentId, id));
  return rated.flatMap(({ surveys: { queue, callFlow, callVersion, offeredAt }, survey_answers: { score } }) => {
    const isMeant = [
      queue === (filter.queue ?? queue),
      callFlow === (filter.flow ?? callFlow),
      callVersion === (filter.version ?? callVersion),
    ];
    return isMeant.includes(false) || !isWithin(offeredAt, filter) || score === null ? [] : [score];
  });
}

function isWithin(moment: string | null, { since, until }: Filter): boolean {
  return at(moment) >= at(since) && at(moment) < at(until);
}

function figures(count: Record<string, number>) {
  const sum = (key: string) => count[key] ?? 0;
  const mean = (key: string, of: string) => (sum(of) === 0 ? null : sum(key) / sum(of));
  return {
    ...Object.fromEntries(['taken', 'missed', 'out', 'talkSeconds', ...agentStatuses].map((key) => [key, sum(key)])),
    transfers: sum('passed on') + sum('handed over'),
    ...{ talkMean: mean('talkSeconds', 'talks'), wrapUpMean: mean('wrapUpSeconds', 'wrapUps'), holdMean: mean('held', 'talks') },
    ...{ answerMean: mean('answerSeconds', 'answers'), repeatCalls: sum('again'), surveyScore: mean('score', 'scores') },
    resolved: sum('known') === 0 ? null : 1 - sum('again') / sum('known'),
  };
}

function flat({ byStatus, firstCallResolution, surveyScore, agent: _, name: __, ...rest }: ReturnType<typeof JSON.parse>) {
  return { ...rest, ...byStatus, resolved: firstCallResolution?.share ?? null, surveyScore: surveyScore?.mean ?? null };
}

function near(told: Record<string, number | null>, counted: Record<string, number | null>) {
  const rounded = (figures: Record<string, number | null>) =>
    Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, value === null ? null : Math.round(value * 1000) / 1000]));
  expect(rounded(told)).toEqual(rounded(counted));
}

it.each([
  ['nobody calls again', null, true],
  ['he calls the same flow on the sixth day', { days: 6 }, false],
  ['he comes to the same queue through another flow', { days: 1, flow: 'orders' }, false],
  ['he calls another flow and queue', { days: 1, flow: 'orders', queue: 'sales' }, true],
  ['he calls after seven days', { days: 7.1 }, true],
  ['he called before', { days: -1 }, true],
  ['he is called', { days: 1, direction: 'out' as const }, true],
  ['somebody else calls', { days: 1, number: '+40721999999' }, true],
])('a caller is helped by the first call: %s', async (_, again, isHelped) => {
  const { deps } = world.runtime;
  // far from all that happened, and from the case before
  world.advance(30 * 86_400);
  const moment = (days: number) => new Date(deps.clock.now() + days * DAY).toISOString();
  const call = {
    callSid: newCallSid(),
    number: `+4072${deps.clock.now() % 10_000_000}`,
    flowId: 'help',
    version: 'help-1',
    language: 'en-US',
  };
  const fact = { ...call, direction: 'in' as const, minute: 0, outcome: 'answered' as const, queue: 'technical', startedAt: moment(-0.01) };
  await deps.db.insert(callFacts).values(fact);
  if (again !== null) {
    const { days, flow = 'help', queue = 'technical', ...more } = { ...again } as { days: number; flow?: string; queue?: string };
    await deps.db.insert(callFacts).values({ ...fact, ...more, callSid: newCallSid(), flowId: flow, queue, startedAt: moment(days) });
  }
  const [agentId = ''] = world.agentIds;
  const id = `entry-${call.callSid}`;
  const times = { since: moment(-0.01), joinedAt: moment(-0.01), connectedAt: moment(-0.005), endedAt: moment(0) };
  await deps.db.insert(entries).values({ ...call, ...times, id, queue: 'technical', agentId, state: 'ended', outcome: 'served' });
  const offer = { id: `offer-${call.callSid}`, entryId: id, agentId, queue: 'technical', state: 'ended', outcome: 'served' } as const;
  await deps.db.insert(offers).values({ ...offer, at: moment(-0.006), acceptedAt: moment(-0.005), endedAt: moment(0) });
  const query = new URLSearchParams({ since: moment(-0.02), until: moment(0.001), agent: agentId });
  const response = await world.runtime.app.request(`/api/reports/agents?${query}`, { headers: ownerHeaders });
  const report = JSON.parse(await response.text());
  expect(report.all).toMatchObject({ taken: 1, repeatCalls: isHelped ? 0 : 1, firstCallResolution: { count: isHelped ? 1 : 0, of: 1 } });
});
