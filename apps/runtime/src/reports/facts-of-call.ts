import { isWithheld } from '@callwright/flow-compiler';
import { storedContext } from '../calls/call-story.ts';
import type { Session, StoredEvent } from '../store/store.ts';
import { outcomeOf } from './call-outcome.ts';
import { type Flows, type StageTimes, stageTimes } from './call-stages.ts';
import { type CallEnd, type Visit, visitsOf } from './call-visits.ts';
import { type callFacts, type FactStage, factStages } from './fact-tables.ts';
import type { LineOfCall } from './line-of-call.ts';

export type CallFacts = Omit<typeof callFacts.$inferInsert, 'visits'>;
type Told = Pick<Session, 'callSid' | 'flowId' | 'version' | 'from' | 'language' | 'isPrivate' | 'startedAt' | 'snapshot'>;

/** How a session ended; null while it lasts. */
export function endOf({ status, endedAt, endReason }: Pick<Session, 'status' | 'endedAt' | 'endReason'>): CallEnd | null {
  return status === 'active' || endedAt === null ? null : { at: Date.parse(endedAt), reason: endReason ?? '' };
}

/** What reports keep of a call, all from its events, the versions it was in and its place in line: the same call always comes to the same facts. */
export function factsOfCall(
  session: Told,
  end: CallEnd | null,
  events: readonly StoredEvent[],
  flows: Flows,
  line: LineOfCall | null,
): { facts: CallFacts; visits: Visit[] } {
  const first = events.flatMap(({ trail }) => trail).find((entry) => entry.kind === 'flow');
  const { flow: flowId, version } = first ?? { flow: session.flowId, version: session.version };
  const kind = flows.get(version)?.flow.kind;
  const facts = {
    ...{ callSid: session.callSid, flowId, version, language: session.language, isPrivate: session.isPrivate },
    direction: kind === 'callback' || kind === 'survey' ? ('out' as const) : ('in' as const),
    number: isWithheld(session.from) ? '' : session.from,
    isVip: line?.isVip === true || isVip(session),
    startedAt: session.startedAt,
    minute: Math.floor(Date.parse(session.startedAt) / 60_000),
  };
  if (end === null) return { facts: { ...facts, endedAt: null, outcome: 'in-progress' }, visits: [] };
  const times = stageTimes(events, flows);
  const signs = {
    hasTalked: (line?.connectedAt ?? null) !== null || times.dialled !== undefined,
    isOwedCall: line?.isOwedCall === true,
    hasLeftMessage: times['left-message'] !== undefined,
    isOutsideHours: times['outside-hours'] !== undefined,
    isInLine: line?.isInLine === true,
  };
  return {
    facts: {
      ...facts,
      endedAt: new Date(end.at).toISOString(),
      seconds: (end.at - Date.parse(session.startedAt)) / 1000,
      outcome: outcomeOf(end, signs),
      queue: line?.queue ?? null,
      agentId: line?.agentId ?? null,
      waitSeconds: line?.waitSeconds ?? null,
      stages: stagesOf(Date.parse(session.startedAt), times, line),
    },
    visits: visitsOf(events, end, line?.talkNode ?? null).visits,
  };
}

function isVip({ snapshot }: Told): boolean {
  const read = storedContext.safeParse(snapshot);
  const vip = read.success ? read.data.context.contact?.['vip'] : undefined;
  return vip === true || vip === 'true';
}

/**
 * A call that came further has come through what lies before, at the latest then. Outside of hours only the line and a talk count: a menu that
 * says when we are open is none that leads anywhere. A contact is saved apart: it implies nothing.
 */
function stagesOf(start: number, times: StageTimes, line: LineOfCall | null): (number | null)[] {
  const isOpen = times['outside-hours'] === undefined;
  const within = times['within-hours'] ?? start;
  const came: Record<FactStage, number | undefined> = {
    'within-hours': isOpen ? within : undefined,
    'past-greeting': isOpen ? times['past-greeting'] : undefined,
    chose: isOpen ? times.chose : undefined,
    'reached-queue': earliest(times['reached-queue'], line?.joinedAt),
    answered: earliest(times.dialled, line?.connectedAt),
    'saved-contact': times['saved-contact'],
  };
  let next: number | undefined;
  const moments = [...factStages].reverse().map((stage) => {
    if (stage === 'saved-contact') return came[stage];
    next = earliest(came[stage], next);
    return next;
  });
  return moments.reverse().map((moment) => (moment === undefined ? null : Math.round((moment - start) / 100)));
}

function earliest(...moments: (number | null | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== null && moment !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
