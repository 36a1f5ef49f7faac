import fc from 'fast-check';
import type { Agent } from '../line/agent.ts';
import type { Entry } from '../line/entry.ts';
import type { LineState, QueueState } from '../line/line-state.ts';

export const NOON = Date.parse('2026-11-23T12:00:00Z');
export const ago = (seconds: number) => NOON - seconds * 1000;

/** A queue for tests; skills are its name. */
export function queue(name: string, rules: Partial<QueueState['rules']> = {}, rest: Partial<QueueState> = {}): QueueState {
  return {
    rules: {
      skills: [name],
      priority: { vip: 0, callbackDue: 0, perMinuteWaited: 0 },
      ring: { seconds: 15, order: 'longest-idle' },
      overflow: [],
      wrapUpSeconds: 30,
      ...rules,
    },
    ...rest,
  };
}

export function caller(id: string, waited: number, rest: Partial<Entry> = {}): Entry {
  return { id, queue: 'sales', since: ago(waited), priority: 0, state: 'waiting', isCallback: false, ...rest };
}

export function callback(id: string, waited: number, rest: Partial<Entry> = {}): Entry {
  return caller(id, waited, { state: 'away', isCallback: true, ...rest });
}

export function agent(id: string, rest: Partial<Agent> = {}): Agent {
  return { id, skills: { sales: 1 }, status: 'available', since: ago(10), ...rest };
}

export function line(entries: Entry[], agents: Agent[], rest: Partial<LineState> = {}): LineState {
  return { queues: { sales: queue('sales') }, entries, agents, now: NOON, ...rest };
}

const skill = fc.constantFrom('sales', 'support', 'russian');
const idOf = (prefix: string) => fc.integer({ min: 0, max: 99_999 }).map((number) => `${prefix}${number}`);

export const anyEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      id: idOf('e'),
      queue: fc.constantFrom('sales', 'support'),
      since: fc.integer({ min: 0, max: 1800 }).map(ago),
      priority: fc.constantFrom(0, 0, 0, 10, 20),
      state: fc.constantFrom('waiting', 'waiting', 'waiting', 'away', 'dialling', 'offered'),
      isCallback: fc.boolean(),
      mode: fc.constantFrom('keep-place', 'when-quiet'),
      notBefore: fc.integer({ min: -600, max: 600 }).map((seconds) => NOON + seconds * 1000),
      mayDial: fc.boolean(),
      lastAgent: idOf('a'),
      skills: fc.array(fc.record({ skill, level: fc.integer({ min: 1, max: 3 }) }), { maxLength: 1 }),
      agentsRefused: fc.array(fc.record({ agent: idOf('a'), at: fc.integer({ min: 0, max: 300 }).map(ago) }), { maxLength: 2 }),
    },
    { requiredKeys: ['id', 'queue', 'since', 'priority', 'state', 'isCallback'] },
  )
  .map((entry) => (entry.state === 'away' || entry.state === 'dialling' ? { ...entry, isCallback: true } : entry) as Entry);

export const anyAgent: fc.Arbitrary<Agent> = fc.record({
  id: idOf('a'),
  skills: fc.dictionary(skill, fc.integer({ min: 0, max: 3 })),
  status: fc.constantFrom('available', 'available', 'busy', 'wrap-up', 'ringing', 'away'),
  since: fc.integer({ min: 0, max: 600 }).map(ago),
  callsToday: fc.integer({ min: 0, max: 9 }),
});

export const anyLine: fc.Arbitrary<LineState> = fc.record({
  entries: fc.uniqueArray(anyEntry, { maxLength: 25, selector: ({ id }) => id }),
  agents: fc.uniqueArray(anyAgent, { maxLength: 12, selector: ({ id }) => id }),
  queues: fc.record({
    sales: fc.boolean().map((allHands) =>
      queue(
        'sales',
        {
          priority: { vip: 0, callbackDue: 5, perMinuteWaited: 1 },
          overflow: [{ afterSeconds: 120, groups: ['support'] }],
          lastAgent: { patienceSeconds: 60 },
          callback: { agentHoldSeconds: 5, quiet: { inLineAtMost: 1, freeAgents: 1 } },
        },
        { allHands },
      ),
    ),
    support: fc
      .constantFrom('longest-idle', 'highest-level', 'fewest-calls')
      .map((order) =>
        queue('support', { priority: { vip: 0, callbackDue: 0, perMinuteWaited: 1 }, ring: { seconds: 15, order }, wrapUpSeconds: 0 }),
      ),
  }),
  now: fc.constant(NOON),
});
