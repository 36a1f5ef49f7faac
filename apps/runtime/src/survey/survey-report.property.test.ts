import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { forgetSurveys } from './forget-surveys.ts';
import { bandOf } from './survey-groups.ts';
import { surveyReport } from './survey-report.ts';
import { surveyAnswers, surveys } from './survey-tables.ts';

const say = (text: string) => ({ 'en-US': { text } });
const envelope = { formatVersion: 1, languages: ['en-US'] };
const kinds = { csat: 'stars', nps: 'zero-to-ten', ces: 'one-to-seven', solved: 'yes-no' } as const;
const names = Object.keys(kinds) as (keyof typeof kinds)[];
const help = {
  ...envelope,
  id: 'help',
  kind: 'call',
  title: 'Help',
  start: 'go',
  nodes: {
    go: { type: 'go-to-flow', config: { to: { flow: 'survey' } }, exits: { 'not-found': 'bye' } },
    bye: { type: 'hang-up', config: {}, exits: {} },
  },
};
const survey = {
  ...envelope,
  id: 'survey',
  kind: 'survey',
  title: 'Survey',
  variables: Object.fromEntries(names.map((name) => [name, { type: name === 'solved' ? 'boolean' : 'number' }])),
  start: 'csat',
  nodes: {
    ...Object.fromEntries(
      names.map((name, index) => {
        const next = names[index + 1] ?? 'bye';
        const exits = name === 'solved' ? { yes: next, no: next } : { answered: next };
        const config = { kind: kinds[name], saveAs: name, skipKey: '*', prompt: say(name) };
        return [name, { type: 'survey-question', config, exits: { ...exits, 'no-answer': next } }];
      }),
    ),
    bye: { type: 'hang-up', config: {}, exits: {} },
  },
};

let runtime: RuntimeUnderTest;
let day = 0;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  await runtime.publish(survey);
  await runtime.publish(help);
});
afterAll(() => runtime.close());

/** Keys, nothing at all, or hanging up. */
const act = fc.constantFrom('1', '2', '4', '5', '7', '9', '10', '0', '99', '*', '', 'hang up');
const person = fc.record({
  acts: fc.array(act, { maxLength: 12 }),
  agent: fc.constantFrom('ana', 'ion', null),
  wait: fc.constantFrom(null, 5, 90, 4000),
});

it('reports equal what comes of the raw events, for any callers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 5 }), async (people) => {
      day += 1;
      const from = new Date(Date.UTC(2026, 0, day)).toISOString();
      const to = new Date(Date.UTC(2026, 0, day + 1)).toISOString();
      runtime.clock.follow('simulated', from);
      const calls: Raw[] = [];
      for (const { acts, agent, wait } of people) {
        const callSid = await wholeCall(acts);
        await runtime.deps.db.update(surveys).set({ agentId: agent, waitSeconds: wait }).where(eq(surveys.callSid, callSid));
        calls.push({ ...(await rawAnswers(callSid)), group: `${agent ?? ''} ${bandOf(wait)}` });
      }
      const { all } = await surveyReport(runtime.deps, { from, to, by: 'none' });
      expect(told(all)).toEqual(naive(calls));
      for (const [by, part] of [
        ['agent', 0],
        ['waitBand', 1],
      ] as const) {
        const { groups } = await surveyReport(runtime.deps, { from, to, by });
        const own = groupOf(calls, part);
        expect(Object.fromEntries(groups.map(({ key, figures }) => [key, told(figures)]))).toEqual(
          Object.fromEntries([...own].map(([key, list]) => [key, naive(list)])),
        );
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

it('what somebody wrote is forgotten with the private answers of calls, the figures with the calls', async () => {
  const { db } = runtime.deps;
  const old = {
    flowId: 'survey',
    via: 'api',
    channel: 'sms',
    state: 'over',
    language: 'en-US',
    offeredAt: '2025-01-01T00:00:00Z',
  } as const;
  const asked = {
    surveyId: 'old',
    position: 0,
    title: 'Why',
    kind: 'comment',
    node: 'why',
    askedAt: old.offeredAt,
    leftAt: old.offeredAt,
  } as const;
  await db.insert(surveys).values({ ...old, id: 'old', number: '+40721000111', about: { order: 1 }, createdAt: old.offeredAt });
  await db.insert(surveyAnswers).values({ ...asked, question: 'why', isAnswered: true, comment: 'Too slow.' });
  await forgetSurveys(db, { personal: '2025-06-01T00:00:00Z', all: '2024-01-01T00:00:00Z' });
  const whole = { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z', by: 'none' } as const;
  expect(await db.select().from(surveys).where(eq(surveys.id, 'old'))).toMatchObject([{ number: '', about: null }]);
  expect(await db.select().from(surveyAnswers).where(eq(surveyAnswers.surveyId, 'old'))).toMatchObject([
    { comment: null, isAnswered: true },
  ]);
  expect((await surveyReport(runtime.deps, whole)).all).toMatchObject({ offered: 1 });
  await forgetSurveys(db, { personal: '2025-06-01T00:00:00Z', all: '2025-06-01T00:00:00Z' });
  expect((await surveyReport(runtime.deps, whole)).all).toMatchObject({ offered: 0, questions: [] });
});

interface Raw {
  group: string;
  /** What was made of each question that was asked; undefined where he went away at it. */
  answers: Record<string, string | null | undefined>;
}

async function wholeCall(acts: readonly string[]): Promise<string> {
  const callSid = newCallSid();
  let { text } = await runtime.webhook('/voice/incoming', callSid, { CallStatus: 'ringing' });
  for (const one of acts) {
    const action = /action="https:\/\/calls\.example([^"]*)"/.exec(text)?.[1];
    if (action === undefined || one === 'hang up') break;
    ({ text } = await runtime.webhook(action, callSid, one === '' ? {} : { Digits: one }));
  }
  await runtime.webhook('/voice/status', callSid, { CallStatus: 'completed' });
  return callSid;
}

/** Reads the events of a call as they lie in the store: which nodes were entered and left, by which keys. */
async function rawAnswers(callSid: string): Promise<Omit<Raw, 'group'>> {
  const answers: Raw['answers'] = {};
  for (const { event, trail } of await runtime.deps.store.listEvents(callSid))
    for (const entry of trail) {
      if (entry.kind === 'entered' && entry.node in kinds) answers[entry.node] = undefined;
      if (entry.kind === 'left' && entry.node in kinds)
        answers[entry.node] = entry.exit === 'no-answer' || event.type !== 'call.digits' ? null : event.digits;
    }
  return { answers };
}

function groupOf(calls: readonly Raw[], part: 0 | 1): Map<string, Raw[]> {
  const groups = new Map<string, Raw[]>();
  for (const call of calls) {
    const key = call.group.split(' ')[part] ?? '';
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return groups;
}

/** The figures by the book, answer by answer. */
function naive(calls: readonly Raw[]) {
  const given = calls.map(({ answers }) => Object.values(answers).filter((value) => typeof value === 'string').length);
  const isWhole = ({ answers }: Raw) => Object.values(answers).every((value) => value !== undefined);
  const questions = names.flatMap((name) => {
    const asked = calls.filter(({ answers }) => name in answers);
    if (asked.length === 0) return [];
    const scores = asked.flatMap(({ answers }) => (typeof answers[name] === 'string' ? [Number(answers[name])] : []));
    const left = asked.filter(({ answers }) => answers[name] === undefined).length;
    return [{ name, asked: asked.length, answered: scores.length, left, figure: figure(name, scores) }];
  });
  return {
    offered: calls.length,
    responded: given.filter((count) => count > 0).length,
    completed: calls.filter((call, index) => isWhole(call) && (given[index] ?? 0) > 0).length,
    questions,
  };
}

function figure(name: keyof typeof kinds, scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  const share = (passes: (score: number) => boolean) => scores.filter(passes).length / scores.length;
  const values = {
    csat: share((s) => s >= 4),
    nps: 100 * (share((s) => s >= 9) - share((s) => s <= 6)),
    ces: mean(scores),
    solved: share((s) => s === 1),
  };
  return Number(values[name].toFixed(9));
}

function mean(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The same of a report. */
function told({ offered, responded, completed, questions }: Awaited<ReturnType<typeof surveyReport>>['all']) {
  const figures = questions.map(({ question, asked, answered, droppedOff, csat, nps, ces, shares }) => {
    const name = names.find((one) => one === question) ?? 'csat';
    const value = { csat: csat?.share, nps: nps?.score, ces: ces?.mean, solved: answered === 0 ? null : (shares['yes']?.share ?? 0) }[name];
    return { name, asked, answered, left: droppedOff.count, figure: value == null ? null : Number(value.toFixed(9)) };
  });
  return { offered, responded, completed, questions: figures.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name)) };
}
