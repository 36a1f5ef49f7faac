import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LineState } from '../line/line-state.ts';
import { agent, ago, anyLine, callback, caller, line, NOON, queue } from '../testing/line.ts';
import { decide } from './decide.ts';
import { nextDecisionAt } from './next-decision-at.ts';

const hold = { callback: { agentHoldSeconds: 5, quiet: { inLineAtMost: 0, freeAgents: 1 } } };
/** The decisions in short: `caller<agent`, `dial caller`, `hold caller agent`. */
const said = (state: LineState) =>
  decide(state).map((decision) =>
    decision.kind === 'offer'
      ? `${decision.entry}<${decision.agent}`
      : `${decision.kind} ${decision.entry}${decision.kind === 'hold' ? ` ${decision.agent}` : ''}`,
  );
const codes = (state: LineState) => decide(state).map(({ because }) => because.code);
const passedBy = (state: LineState) =>
  decide(state).flatMap((decision) =>
    decision.kind === 'offer' ? decision.passed.map(({ entry, because }) => `${entry} ${because.code}`) : [],
  );

it('the longest idle agent takes the first caller, and nobody is offered twice', () => {
  const agents = [agent('a', { since: ago(5) }), agent('b', { since: ago(50) }), agent('c', { status: 'busy' })];
  expect(said(line([caller('2', 10), caller('1', 20), caller('0', 30, { state: 'offered' }), caller('3', 5)], agents))).toEqual([
    '1<b',
    '2<a',
  ]);
});

it('rings whom the queue prefers: the highest level, or the fewest calls', () => {
  const agents = [agent('a', { skills: { sales: 1 }, callsToday: 1 }), agent('b', { skills: { sales: 3 }, callsToday: 9 })];
  const by = (order: 'highest-level' | 'fewest-calls') => ({ queues: { sales: queue('sales', { ring: { seconds: 15, order } }) } });
  expect(said(line([caller('1', 20)], agents, by('highest-level')))).toEqual(['1<b']);
  expect(said(line([caller('1', 20)], agents, by('fewest-calls')))).toEqual(['1<a']);
});

it('a caller who needs a skill waits for one who has it at that level, and is passed with the reason', () => {
  const needs = caller('1', 90, { skills: [{ skill: 'russian', level: 2 }] });
  const state = line([needs, caller('2', 10)], [agent('a', { skills: { sales: 1, russian: 1 } })]);
  expect(said(state)).toEqual(['2<a']);
  expect(passedBy(state)).toEqual(['1 skill']);
  expect(said(line([needs], [agent('a', { skills: { sales: 1, russian: 2 } })]))).toEqual(['1<a']);
});

it('a VIP passes, and the log tells whom and by how many points', () => {
  const state = line([caller('1', 90), caller('vip', 10, { priority: 10 })], [agent('a')]);
  expect(said(state)).toEqual(['vip<a']);
  expect(passedBy(state)).toEqual(['1 priority']);
});

it('waits for the agent of last time while he is on duty, and no longer than his patience', () => {
  const queues = { sales: queue('sales', { lastAgent: { patienceSeconds: 60 } }) };
  const his = caller('1', 20, { lastAgent: 'mia' });
  const busy = [agent('a'), agent('mia', { status: 'busy' })];
  expect(said(line([his], busy, { queues }))).toEqual([]);
  expect(nextDecisionAt(line([his], busy, { queues }))).toBe(NOON + 40_000);
  expect(passedBy(line([his, caller('2', 1)], busy, { queues }))).toEqual(['1 last-agent']);
  expect(said(line([caller('1', 61, { lastAgent: 'mia' })], busy, { queues }))).toEqual(['1<a']);
  expect(said(line([his], [agent('a'), agent('mia', { status: 'away' })], { queues }))).toEqual(['1<a']);
  expect(codes(line([his], [agent('a'), agent('mia')], { queues }))).toEqual(['last-agent']);
});

it('others help after a time, or when the line is long, or all hands are called; its own agents go first', () => {
  const queues = {
    sales: queue('sales', {
      overflow: [
        { afterSeconds: 120, groups: ['support'] },
        { whenInLineOver: 2, groups: ['support'] },
      ],
    }),
  };
  const helper = agent('h', { skills: { support: 1 }, since: ago(500) });
  expect(said(line([caller('1', 119)], [helper], { queues }))).toEqual([]);
  expect(nextDecisionAt(line([caller('1', 119)], [helper], { queues }))).toBe(NOON + 1000);
  expect(codes(line([caller('1', 120)], [helper], { queues }))).toEqual(['overflow']);
  expect(said(line([caller('1', 120)], [helper, agent('a')], { queues }))).toEqual(['1<a']);
  expect(codes(line([caller('1', 9), caller('2', 8), caller('3', 7)], [helper], { queues }))).toEqual(['overflow']);
  const everybody = { sales: queue('sales', {}, { allHands: true }) };
  expect(codes(line([caller('1', 1)], [agent('x', { skills: {} })], { queues: everybody }))).toEqual(['all-hands']);
});

it('an agent who refused is not rung for the same caller for two minutes', () => {
  const refused = (seconds: number) =>
    line([caller('1', 200, { agentsRefused: [{ agent: 'a', at: ago(seconds) }] }), caller('2', 5)], [agent('a')]);
  expect(said(refused(119))).toEqual(['2<a']);
  expect(passedBy(refused(119))).toEqual(['1 refused']);
  expect(nextDecisionAt(refused(119))).toBe(NOON + 1000);
  expect(said(refused(120))).toEqual(['1<a']);
});

it('an agent of two queues takes whoever is first of both', () => {
  const queues = { sales: queue('sales'), support: queue('support') };
  const both = agent('a', { skills: { sales: 1, support: 1 } });
  expect(said(line([caller('1', 10), caller('2', 20, { queue: 'support' })], [both], { queues }))).toEqual(['2<a']);
});

it('callbacks are dialled when fewer are before them than agents will soon be free, several at a time', () => {
  const wrapping = (id: string, left = 20) => agent(id, { status: 'wrap-up', wrapUpUntil: NOON + left * 1000 });
  const entries = [caller('1', 90), callback('2', 80), callback('3', 70), callback('4', 60)];
  expect(said(line(entries, [wrapping('a'), wrapping('b'), wrapping('c')]))).toEqual(['dial 2', 'dial 3']);
  expect(said(line(entries, [wrapping('a'), agent('b', { status: 'busy' })]))).toEqual([]);
  const later = line(entries, [wrapping('a', 300), wrapping('b', 300)]);
  expect(said(later)).toEqual([]);
  expect(nextDecisionAt(later)).toBe(NOON + (300 - 28) * 1000);
});

it('callers on the line cannot starve a callback: he is dialled when his turn goes to another', () => {
  const state = line([callback('1', 90), caller('2', 80), caller('3', 70)], [agent('a')]);
  expect(said(state)).toEqual(['2<a', 'dial 1']);
  expect(passedBy(state)).toEqual(['1 not-reachable']);
});

it('without wrap-up the head of the line is dialled at once, and as many more as agents get free while a phone rings', () => {
  const queues = { sales: queue('sales', { wrapUpSeconds: 0 }) };
  const busy = (count: number) => Array.from({ length: count }, (_, index) => agent(`a${index}`, { status: 'busy' }));
  const entries = ['1', '2', '3', '4', '5', '6'].map((id, index) => callback(id, 90 - index));
  expect(said(line(entries, busy(5), { queues }))).toEqual(['dial 1']);
  expect(said(line(entries, busy(20), { queues }))).toEqual(['dial 1', 'dial 2']);
  expect(said(line(entries, busy(60), { queues }))).toHaveLength(5);
});

it('an agent stays free for a phone that rings, once and for some seconds, and only if somebody else would take him', () => {
  const queues = { sales: queue('sales', hold) };
  const rings = callback('1', 90, { state: 'dialling', dialledAt: ago(8) });
  expect(decide(line([rings, caller('2', 80)], [agent('a')], { queues }))).toEqual([
    { kind: 'hold', entry: '1', agent: 'a', until: NOON + 5000, because: { code: 'callback-rings', params: {} } },
  ]);
  expect(said(line([rings], [agent('a')], { queues }))).toEqual([]);
  const held = (until: number) => line([{ ...rings, heldUntil: until }, caller('2', 80)], [agent('a')], { queues });
  expect(said(held(NOON + 2000))).toEqual([]);
  expect(nextDecisionAt(held(NOON + 2000))).toBe(NOON + 2000);
  expect(said(held(NOON))).toEqual(['2<a']);
  expect(passedBy(held(NOON))).toEqual(['1 dialling']);
  expect(said(line([{ ...rings, state: 'waiting' }, caller('2', 80)], [agent('a')], { queues }))).toEqual(['1<a']);
});

it('nobody is dialled at night, before a retry is due, or when it is not quiet enough for him', () => {
  const queues = { sales: queue('sales', { callback: { agentHoldSeconds: 5, quiet: { inLineAtMost: 0, freeAgents: 2 } } }) };
  const two = [agent('a'), agent('b')];
  expect(said(line([callback('1', 90, { mayDial: false }), callback('2', 80, { notBefore: NOON + 1 })], two, { queues }))).toEqual([]);
  const quiet = callback('q', 90, { mode: 'when-quiet' });
  expect(said(line([quiet], two, { queues }))).toEqual(['dial q']);
  expect(said(line([quiet], [agent('a')], { queues }))).toEqual([]);
  expect(said(line([quiet, caller('1', 5)], [...two, agent('c')], { queues }))).toEqual(['1<a']);
});

it('whatever the line is: no agent and no entry twice, only the free and the able, and the same again for the same', () => {
  fc.assert(
    fc.property(anyLine, (state) => {
      const decisions = decide(state);
      const agents = decisions.flatMap((decision) => (decision.kind === 'dial' ? [] : [decision.agent]));
      const entries = decisions.map(({ entry }) => entry);
      expect(new Set(agents).size).toBe(agents.length);
      expect(new Set(entries).size).toBe(entries.length);
      for (const decision of decisions) {
        const entry = state.entries.find(({ id }) => id === decision.entry);
        expect(entry?.state).toBe({ offer: 'waiting', dial: 'away', hold: 'dialling' }[decision.kind]);
        if (decision.kind === 'dial') expect(entry?.mayDial !== false && (entry?.notBefore ?? 0) <= state.now).toBe(true);
        else expect(state.agents.find(({ id }) => id === decision.agent)?.status).toBe('available');
      }
      expect(decide({ ...state, entries: state.entries.toReversed(), agents: state.agents.toReversed() })).toEqual(decisions);
    }),
    { numRuns: 400 },
  );
});

it('no caller on the line is left while an agent who could take him is free, unless the agent is held', () => {
  fc.assert(
    fc.property(anyLine, (state) => {
      const decisions = decide(state);
      const taken = new Set(decisions.flatMap((decision) => (decision.kind === 'offer' ? [decision.agent, decision.entry] : [])));
      const left = {
        ...state,
        agents: state.agents.filter(({ id }) => !taken.has(id)),
        entries: state.entries.filter(({ id, state }) => !taken.has(id) && state === 'waiting'),
      };
      const isHolding = state.entries.some(({ state }) => state === 'dialling');
      // the line is shorter now, which may end overflow by length but begins nothing
      if (!isHolding) expect(decide(left).filter(({ kind }) => kind === 'offer')).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

it('nothing changes before the next moment that is named', () => {
  fc.assert(
    fc.property(anyLine, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (state, part) => {
      const strip = (now: number) => decide({ ...state, now }).map(({ kind, entry }) => `${kind} ${entry}`);
      const next = nextDecisionAt(state) ?? NOON + 3_600_000;
      expect(strip(NOON + Math.floor((next - 1 - NOON) * part))).toEqual(strip(NOON));
    }),
    { numRuns: 400 },
  );
});
