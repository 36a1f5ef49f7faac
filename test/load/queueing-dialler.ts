/**
 * When callbacks are dialled: what the called people, the agents and those who came later feel of it, with 5, 20 and 60 agents; beside the
 * product's policy one that keeps an agent first, and one that dials only the head of the line. Scenario and bars: reference/queueing.md
 * section 3.3. Run: npx tsx test/load/queueing-dialler.ts
 */
import { type Decision, decide, type LineState, orderEntries, parseScenario, simulate } from '@callwright/queueing';
import { measure } from './measure.ts';

const REPLICATIONS = 8;
/** Fewer where callbacks starve: their line grows as long as anybody looks. */
const hoursFor = (agents: number, decider: unknown) => (decider === onlyHead && agents > 5 ? 12 : 28);
const bars = { holdMean: 20, holdP95: 40, agentIdlePerCallback: 1, overtakes: 0.2, placeLostMean: 8 } as const;
const titles = {
  holdMean: 'hold mean',
  holdP95: 'hold p95',
  agentIdlePerCallback: 'idle',
  overtakes: 'overtakes',
  placeLostMean: 'place lost',
};
const keys = ['holdMean', 'holdP95', 'agentIdlePerCallback', 'overtakes', 'placeLostMean'] as const;

const policies: [name: string, decider: (state: LineState) => Decision[], holdSeconds: number][] = [
  ['ours', decide, 5],
  ['ours, no agent hold', decide, 0],
  ['agent first', agentFirst, 0],
  ['only the head is dialled', onlyHead, 0],
];

console.log(
  `${'agents'.padStart(6)}  ${'policy'.padEnd(26)}${keys.map((key) => titles[key].padStart(16)).join('')}${'share'.padStart(9)}${'abandon'.padStart(9)}`,
);
for (const agents of [5, 20, 60]) {
  for (const [name, decider, holdSeconds] of policies) {
    const result = simulate(scenarioOf(agents, holdSeconds, hoursFor(agents, decider)), { decide: decider });
    const callback = result?.callback;
    if (result == null || callback == null) throw new Error('no callbacks');
    const figures = keys
      .map((key) => `${callback[key].mean.toFixed(2)} ±${(callback[key].halfWidth95 ?? 0).toFixed(2)}`.padStart(16))
      .join('');
    const shares = [callback.share, result.pAbandon].map(({ mean }) => `${(mean * 100).toFixed(1)} %`.padStart(9)).join('');
    console.log(`${String(agents).padStart(6)}  ${name.padEnd(26)}${figures}${shares}`);
    if (agents !== 20 || name !== 'ours') continue;
    const short = keys.filter((key) => callback[key].mean > bars[key]);
    console.log(
      `        ${short.length === 0 ? 'PASS' : `SHORT: ${short.map((key) => titles[key]).join(', ')}`}  bars of 20 agents: ${keys.map((key) => `${titles[key]} <= ${bars[key]}`).join(', ')}`,
    );
  }
}
console.log(
  'Seconds; idle: agent seconds kept free while others waited, per callback; place lost: after the rightful turn in the shadow line.',
);

const busy = fullLine();
const { p50, p99 } = await measure(300, async () => void decide(busy));
console.log(
  `\nOne decision for 1,000 entries (a third callbacks) and 200 agents, one of them free: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (bar 5 ms) ${p50 < 5 ? 'PASS' : 'SHORT'}`,
);

/** Two queues, priorities, skills, agents of last time, overflow; a fifth of the agents in wrap-up. */
function fullLine(): LineState {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const queue = (skill: string) => ({
    rules: {
      skills: [skill],
      priority: { vip: 10, callbackDue: 5, perMinuteWaited: 1 },
      ring: { seconds: 15, order: 'longest-idle' as const },
      overflow: [{ afterSeconds: 300, groups: ['help'] }],
      wrapUpSeconds: 30,
      lastAgent: { patienceSeconds: 60 },
      callback: { agentHoldSeconds: 5, quiet: { inLineAtMost: 0, freeAgents: 1 } },
    },
  });
  return {
    now,
    queues: { sales: queue('sales'), support: queue('support') },
    entries: Array.from({ length: 1000 }, (_, index) => ({
      id: `e${index}`,
      queue: index % 2 ? 'sales' : 'support',
      since: now - ((index * 7919) % 1800) * 1000,
      priority: index % 10 ? 0 : 10,
      state: index % 3 === 0 ? ('away' as const) : ('waiting' as const),
      isCallback: index % 3 === 0,
      ...(index % 5 === 0 && { skills: [{ skill: 'russian', level: 1 }] }),
      ...(index % 7 === 0 && { lastAgent: `a${index % 200}` }),
    })),
    agents: Array.from({ length: 200 }, (_, index) => ({
      id: `a${index}`,
      skills: { [index % 2 ? 'sales' : 'support']: 1, russian: index % 4 },
      status: index === 7 ? ('available' as const) : index % 5 === 0 ? ('wrap-up' as const) : ('busy' as const),
      since: now - index * 1000,
      ...(index % 5 === 0 && { wrapUpUntil: now + 20_000 }),
    })),
  };
}

/** Load 1.05 with a swing of 40 % over four hours; ten-minute steps. */
function scenarioOf(agents: number, agentHoldSeconds: number, hours: number) {
  const steps = Array.from({ length: 144 }, (_, index) => ({
    from: `${String(Math.floor(index / 6)).padStart(2, '0')}:${(index % 6) * 10 || '00'}`,
    perHour: ((1.05 * agents * 3600) / 240) * (1 + 0.4 * Math.sin((2 * Math.PI * (index + 0.5)) / 24)),
  }));
  const { scenario, problems } = parseScenario({
    hours,
    warmUpHours: 4,
    replications: REPLICATIONS,
    arrivalsPerHour: steps,
    agents,
    talkSeconds: { law: 'lognormal', mean: 210, cv: 1.1 },
    wrapUpSeconds: { law: 'lognormal', mean: 30, cv: 0.4 },
    patienceSeconds: { law: 'exponential', mean: 300 },
    callback: { offerWhenEstimateOver: 60, accept: 0.5, ringSeconds: 12, answer: 0.88, retries: 0, agentHoldSeconds },
  });
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

/** A free agent takes the first in line; if that is a callback, he waits until the phone is answered. */
function agentFirst(state: LineState): Decision[] {
  const free = state.agents.filter(({ status }) => status === 'available').map(({ id }) => id);
  return orderEntries(state.entries, state.queues, state.now).flatMap((entry): Decision[] => {
    if (entry.state === 'away' && (entry.notBefore ?? 0) > state.now) return [];
    const agent = free.shift();
    if (agent === undefined || entry.state === 'dialling') return [];
    if (entry.state === 'away') return [{ kind: 'dial', entry: entry.id, because: { code: 'agent-free', params: {} } }];
    return [{ kind: 'offer', entry: entry.id, agent, because: { code: 'next', params: {} }, passed: [] }];
  });
}

/** Whoever is on the line takes the free agent; a callback is dialled when he is the first of all. */
function onlyHead(state: LineState): Decision[] {
  const free = state.agents.filter(({ status }) => status === 'available').map(({ id }) => id);
  const ordered = orderEntries(state.entries, state.queues, state.now);
  const head = ordered[0]?.state === 'away' ? [ordered[0]] : [];
  const offers = ordered.flatMap((entry): Decision[] => {
    const agent = entry.state === 'waiting' ? free.shift() : undefined;
    return agent === undefined ? [] : [{ kind: 'offer', entry: entry.id, agent, because: { code: 'next', params: {} }, passed: [] }];
  });
  return [...offers, ...head.map(({ id }): Decision => ({ kind: 'dial', entry: id, because: { code: 'soon', params: {} } }))];
}
