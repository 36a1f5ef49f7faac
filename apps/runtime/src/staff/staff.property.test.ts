import { asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentStatuses, agents, entries, offers } from '../line/line-tables.ts';
import { callFacts } from '../reports/fact-tables.ts';
import { surveyAnswers, surveys } from '../survey/survey-tables.ts';
import { talks as talkRows } from '../talk/talk-tables.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
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
  const { db, clock } = world.runtime.deps;
  const isIn = (moment: string | null) => at(moment) >= at(filter.since) && at(moment) < at(filter.until);
  const [places, facts, held, rung] = [
    await db.select().from(entries),
    await db.select().from(callFacts),
    await db.select().from(talkRows),
    await db.select().from(offers),
  ];
  const times = await db.select().from(agentTimes).where(eq(agentTimes.agentId, id));
  const count: Record<string, number> = Object.fromEntries(counted.map((key) => [key, 0]));
  const add = (key: string, value = 1) => {
    if (value > 0) seen.add(key);
    count[key] = (count[key] ?? 0) + value;
  };
  for (const status of agentStatuses) add(status, 0);
  const end = Math.min(at(filter.until), clock.now());
  for (const { status, since, until } of times)
    add(status, Math.max(0, Math.min(end, until === null ? end : at(until)) - Math.max(at(filter.since), at(since))) / 1000);
  for (const entry of places) {
    const call = facts.find(({ callSid }) => callSid === entry.callSid);
    if (filter.queue !== undefined && entry.queue !== filter.queue) continue;
    if (filter.flow !== undefined && call?.flowId !== filter.flow) continue;
    if (filter.version !== undefined && call?.version !== filter.version) continue;
    const own = rung.filter(({ agentId, entryId, at: when }) => agentId === id && entryId === entry.id && isIn(when));
    const took = own.filter(({ acceptedAt, outcome }) => acceptedAt !== null && outcome !== 'caller-left');
    if (entry.direction === 'out' && took.length > 0) add('out');
    if (entry.direction === 'in' && took.length > 0) add('taken');
    const missed = own.filter(({ outcome }) => ['no-answer', 'busy', 'failed', 'refused'].includes(outcome ?? ''));
    if (entry.direction === 'in') add('missed', missed.length);
    const talked = took.filter(({ endedAt }) => endedAt !== null && (entry.direction === 'in' || entry.connectedAt !== null));
    if (talked.length > 0) add('talks');
    for (const { acceptedAt, endedAt } of talked) {
      const from = entry.direction === 'in' ? at(acceptedAt) : Math.max(at(acceptedAt), at(entry.connectedAt));
      add('talkSeconds', (at(endedAt) - from) / 1000);
    }
    const answered = took.filter(({ ringAt }) => ringAt !== null && entry.direction === 'in');
    if (answered.length > 0) add('answers');
    for (const { ringAt, acceptedAt } of answered) add('answerSeconds', (at(acceptedAt) - at(ringAt)) / 1000);
    for (const { endedAt } of own) {
      const isIts = ({ status, since }: (typeof times)[number]) => status === 'wrap-up' && at(since) === at(endedAt);
      const wrap = times.find((one) => isIts(one) && one.until !== null && at(one.until) > at(one.since));
      if (wrap === undefined) continue;
      add('wrapUps');
      add('wrapUpSeconds', (at(wrap.until) - at(wrap.since)) / 1000);
    }
    if (own.length > 0 && entry.agentId === id) add('held', held.find(({ entryId }) => entryId === entry.id)?.heldSeconds ?? 0);
    if (took.length > 0 && entry.agentId === id && entry.leftReason === 'transferred') add('passed on');
    // who came next by no ringing of his own was handed the talk
    for (const { id: gave, endedAt } of own)
      if (rung.some((next) => next.entryId === entry.id && next.ringAt === null && next.id !== gave && next.at === endedAt))
        add('handed over');
    const over = took.flatMap(({ endedAt }) => (endedAt === null ? [] : [at(endedAt)]));
    if (entry.direction === 'out' || over.length === 0 || call === undefined || call.number === '') continue;
    add('known');
    const after = Math.max(...over);
    const later = facts.filter(
      ({ number, startedAt }) => number === call.number && at(startedAt) > after && at(startedAt) <= after + 7 * DAY,
    );
    if (later.some(({ flowId, queue }) => flowId === call.flowId || queue === call.queue)) add('again');
  }
  const rated = await db.select().from(surveys).innerJoin(surveyAnswers, eq(surveyAnswers.surveyId, surveys.id));
  for (const { surveys: survey, survey_answers: answer } of rated) {
    const { agentId, queue, callFlow, callVersion, offeredAt } = survey;
    const isMeant = [
      queue === (filter.queue ?? queue),
      callFlow === (filter.flow ?? callFlow),
      callVersion === (filter.version ?? callVersion),
    ];
    if (agentId !== id || !isIn(offeredAt) || isMeant.includes(false)) continue;
    add('scores');
    add('score', answer.score ?? 0);
  }
  return count;
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
