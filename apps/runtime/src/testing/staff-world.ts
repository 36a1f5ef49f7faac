import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { and, desc, eq, ne } from 'drizzle-orm';
import { acceptOffer } from '../line/accept-offer.ts';
import { type AgentRow, type Offer, openOfferOf } from '../line/agent-rows.ts';
import { addAgent, turnAgent } from '../line/agents.ts';
import { endAgentLeg, failOffer } from '../line/end-offer.ts';
import { changeEntry, endEntry, findEntry, lockEntry } from '../line/entry.ts';
import { type AgentStatus, agents, entries, offers } from '../line/line-tables.ts';
import { releaseAgent } from '../line/release-agent.ts';
import { Refused } from '../publishing/refused.ts';
import { callFacts } from '../reports/fact-tables.ts';
import { timers } from '../store/tables.ts';
import { surveyAnswers, surveys } from '../survey/survey-tables.ts';
import { callOut } from '../talk/call-out.ts';
import { giveTo } from '../talk/hand-over.ts';
import { decline } from '../talk/hang-up.ts';
import { invite } from '../talk/invite-leg.ts';
import { legEnded, letIn } from '../talk/leg-visits.ts';
import { closeDesk, DESK_GONE_TIMER, openDesk, watchDesk } from '../talk/presence.ts';
import { changeTalk } from '../talk/talk-rows.ts';
import { legs } from '../talk/talk-tables.ts';
import { transfer } from '../talk/transfer.ts';
import { newCallSid, type RuntimeUnderTest, runtimeUnderTest } from './runtime-under-test.ts';

/** What may happen to an agent; those that cannot happen to him just now do not. */
export const staffDeeds = [
  ...(['available', 'lunch', 'do-not-disturb', 'offline', 'desk', 'page goes', 'looked for'] as const),
  ...(['caller', 'answers', 'answers', 'does not answer', 'declines', 'caller leaves', 'hangs up', 'leg dies', 'caller hangs up'] as const),
  ...(['holds', 'asks a colleague', 'hands over', 'transfers', 'calls out', 'is rated', 'time', 'all leave'] as const),
];
export type StaffDeed = (typeof staffDeeds)[number];

export interface StaffWorld {
  runtime: RuntimeUnderTest;
  agentIds: string[];
  /** Something happens to an agent; `dice` is from 0 to 1. */
  happens(deed: StaffDeed, agent: number, dice: number): Promise<void>;
  advance(seconds: number): void;
}

/** A runtime with three agents, a queue, and callers who come and go without their telephones. */
export async function staffWorld(): Promise<StaffWorld> {
  const runtime = await runtimeUnderTest();
  const { deps, clock } = runtime;
  mkdirSync(path.join(runtime.folder, 'resources'), { recursive: true });
  const queue = { title: 'Technical', skills: ['internet'], waitFlow: 'hold', wrapUpSeconds: 20 };
  writeFileSync(
    path.join(runtime.folder, 'resources/queues.json'),
    JSON.stringify({ technical: queue, sales: { ...queue, wrapUpSeconds: 0 } }),
  );
  await deps.resources.reload();
  const agentIds: string[] = [];
  for (const name of ['Ana', 'Ben', 'Cora']) {
    const made = await addAgent(deps, { name, address: `client:${name}`, language: 'en-US', skills: { internet: 1 }, personId: null });
    agentIds.push(made?.id ?? '');
  }
  const advance = (seconds: number) => clock.follow('simulated', new Date(clock.now() + seconds * 1000).toISOString());
  return {
    runtime,
    agentIds,
    advance,
    async happens(deed, which, dice) {
      const [agent] = await deps.db
        .select()
        .from(agents)
        .where(eq(agents.id, agentIds[which] ?? ''));
      if (agent === undefined) throw new Error('no agent');
      const other = agentIds[(which + 1) % agentIds.length] ?? '';
      await deeds[deed]({ runtime, agent, other, dice, advance }).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      });
      deps.line.changed();
      await deps.line.settle();
    },
  };
}

interface Scene {
  runtime: RuntimeUnderTest;
  agent: AgentRow;
  other: string;
  dice: number;
  advance(seconds: number): void;
}

const turns =
  (status: AgentStatus, reason: string | null = null) =>
  async ({ runtime, agent }: Scene) => {
    await turnAgent(runtime.deps, agent.id, status, reason);
  };

const deeds: Record<StaffDeed, (scene: Scene) => Promise<void>> = {
  available: turns('available'),
  lunch: turns('break', 'lunch'),
  'do-not-disturb': turns('do-not-disturb'),
  offline: turns('offline'),
  time: async ({ advance, dice }) => advance(Math.round(dice * 40)),
  desk: ({ runtime, agent }) => openDesk(runtime.deps, { connection: agent.id, agentId: agent.id, onLine: undefined }),
  'page goes': ({ runtime, agent }) => closeDesk(runtime.deps, agent.id),
  async 'looked for'({ runtime: { deps }, agent, advance }) {
    advance(11);
    const own = and(eq(timers.kind, DESK_GONE_TIMER), eq(timers.callSid, agent.id));
    const [timer] = await deps.db.select().from(timers).where(own);
    if (timer !== undefined) await watchDesk(deps, timer);
  },
  caller: ({ runtime, dice }) => comes(runtime, dice),
  async answers({ runtime: { deps }, agent }) {
    const leg = await openLeg(deps.db, agent.id);
    if (leg !== null) return void (await letIn(deps, leg.id, leg.callSid ?? newCallSid()));
    const offer = await openOffer(deps.db, agent.id);
    if (offer?.state !== 'ringing') return;
    await acceptOffer(deps, offer.id, newCallSid());
    const at = new Date(deps.clock.now()).toISOString();
    // the caller's document is fetched: he is in the conference
    const isThere = (await findEntry(deps.db, offer.entryId))?.state === 'joining';
    if (isThere) await changeEntry(deps.db, offer.entryId, { state: 'connected', connectedAt: at });
  },
  async 'does not answer'({ runtime: { deps }, agent }) {
    const leg = await openLeg(deps.db, agent.id);
    if (leg?.state === 'ringing') return legEnded(deps, leg.id, 'no-answer');
    const offer = await openOffer(deps.db, agent.id);
    if (offer?.state === 'ringing') await failOffer(deps, offer.id, 'no-answer');
  },
  async declines({ runtime: { deps }, agent }) {
    const offer = await openOffer(deps.db, agent.id);
    if (offer !== null) await decline(deps, agent, offer.entryId);
  },
  async 'caller leaves'({ runtime: { deps }, agent }) {
    const offer = await openOffer(deps.db, agent.id);
    const entry = offer === null ? null : await findEntry(deps.db, offer.entryId);
    if (entry === null || (entry.state !== 'offered' && entry.state !== 'waiting')) return;
    const at = new Date(deps.clock.now()).toISOString();
    await deps.db.transaction(async (tx) => {
      await lockEntry(tx, entry.id);
      await releaseAgent(tx, entry, at);
      await endEntry(tx, entry.id, at, 'abandoned');
    });
  },
  async 'all leave'({ runtime: { deps } }) {
    const at = new Date(deps.clock.now()).toISOString();
    for (const entry of await deps.db.select().from(entries).where(ne(entries.state, 'ended'))) {
      const offer = await openOfferOf(deps.db, entry.id);
      await endEntry(deps.db, entry.id, at, entry.connectedAt === null ? 'abandoned' : 'served');
      if (offer?.state === 'accepted') await endAgentLeg(deps, offer.id, 'completed');
      await deps.db.transaction((tx) => releaseAgent(tx, entry, at));
    }
  },
  async 'hangs up'({ runtime: { deps }, agent }) {
    const leg = await openLeg(deps.db, agent.id);
    if (leg !== null) return legEnded(deps, leg.id, 'completed');
    await talkEnds(deps, agent.id);
  },
  async 'leg dies'({ runtime: { deps }, agent }) {
    const offer = await openOffer(deps.db, agent.id);
    if (offer?.state === 'accepted') await endAgentLeg(deps, offer.id, 'completed');
  },
  'caller hangs up': ({ runtime: { deps }, agent }) => talkEnds(deps, agent.id),
  async holds({ runtime: { deps }, agent }) {
    const offer = await openOffer(deps.db, agent.id);
    if (offer?.state === 'accepted') await changeTalk(deps.db, offer.entryId, { heldSeconds: 12 });
  },
  async 'asks a colleague'({ runtime: { deps }, agent, other }) {
    const offer = await openOffer(deps.db, agent.id);
    if (offer !== null) await invite(deps, agent, offer.entryId, { to: { agent: other }, mode: 'conference', note: null });
  },
  async 'hands over'({ runtime: { deps }, agent }) {
    const at = new Date(deps.clock.now()).toISOString();
    await deps.db.transaction(async (tx) => {
      const offer = await openOffer(tx, agent.id);
      const entry = offer === null ? null : await lockEntry(tx, offer.entryId);
      const [leg] =
        entry === null
          ? []
          : await tx
              .select()
              .from(legs)
              .where(and(eq(legs.entryId, entry.id), eq(legs.state, 'joined')));
      if (offer !== null && entry !== null && leg !== undefined && offer.state === 'accepted' && entry.state === 'connected')
        await giveTo(tx, deps, { entry, offer, leg }, at);
    });
  },
  async transfers({ runtime: { deps }, agent, other, dice }) {
    const offer = await openOffer(deps.db, agent.id);
    if (offer === null) return;
    await transfer(deps, agent, offer.entryId, dice < 0.4 ? { agent: other } : { queue: 'technical' }, null);
    await endAgentLeg(deps, offer.id, 'completed');
  },
  async 'calls out'({ runtime: { deps }, agent }) {
    const user = { id: 'p', name: 'P', email: 'p@example.com', role: 'agent' as const, language: null };
    const signedIn = { user, rights: new Set<never>(), by: 'token' as const };
    await callOut(deps, agent, signedIn, { to: '+40722333444', callerId: undefined, about: undefined, force: undefined });
  },
  async 'is rated'({ runtime: { deps }, agent, dice }) {
    const offeredAt = new Date(deps.clock.now()).toISOString();
    const id = `survey-${newCallSid()}`;
    const about = { via: 'after-call', channel: 'call', state: 'over', number: '+40721000101', language: 'en-US' } as const;
    const queue = dice < 0.5 ? 'technical' : 'sales';
    await deps.db.insert(surveys).values({ ...about, id, flowId: 'survey', agentId: agent.id, queue, createdAt: offeredAt, offeredAt });
    const question = { position: 0, title: 'How was it?', kind: 'stars', measure: 'csat', node: 'q', isAnswered: true } as const;
    await deps.db
      .insert(surveyAnswers)
      .values({ ...question, surveyId: id, question: 'q', askedAt: offeredAt, score: 1 + Math.floor(dice * 4.99) });
  },
};

/** A caller who is in line at once: his call, as reports know it, and his place. */
async function comes({ deps }: RuntimeUnderTest, dice: number): Promise<void> {
  const at = new Date(deps.clock.now()).toISOString();
  const callSid = newCallSid();
  const number = ['+40721000101', '+40721000102', ''][Math.floor(dice * 2.3)] ?? '';
  const [flowId, queue] = [dice * 10 < 5 ? 'help' : 'orders', dice * 100 < 70 ? 'technical' : 'sales'];
  const call = { callSid, flowId, version: `${flowId}-1`, number, language: 'en-US' };
  const minute = Math.floor(deps.clock.now() / 60_000);
  await deps.db.insert(callFacts).values({ ...call, direction: 'in', startedAt: at, minute, outcome: 'in-progress', queue });
  const place = { id: `entry-${callSid}`, state: 'waiting' as const, since: at, joinedAt: at, firstCallSid: callSid, queue };
  const skills = [{ skill: 'internet', level: 1 }];
  await deps.db.insert(entries).values({ ...call, ...place, skills, number: number === '' ? 'anonymous' : number });
}

/** Who talks hangs up, and so his leg ends. */
async function talkEnds(deps: RuntimeUnderTest['deps'], agentId: string): Promise<void> {
  const offer = await openOffer(deps.db, agentId);
  if (offer?.state !== 'accepted') return;
  const at = new Date(deps.clock.now()).toISOString();
  await endEntry(deps.db, offer.entryId, at, 'served');
  await endAgentLeg(deps, offer.id, 'completed');
}

async function openOffer(db: RuntimeUnderTest['deps']['db'], agentId: string): Promise<Offer | null> {
  const [offer] = await db
    .select()
    .from(offers)
    .where(and(eq(offers.agentId, agentId), ne(offers.state, 'ended')))
    .orderBy(desc(offers.at));
  return offer === undefined ? null : openOfferOf(db, offer.entryId);
}

async function openLeg(db: RuntimeUnderTest['deps']['db'], agentId: string) {
  const [leg] = await db
    .select()
    .from(legs)
    .where(and(eq(legs.agentId, agentId), ne(legs.state, 'ended')));
  return leg ?? null;
}
