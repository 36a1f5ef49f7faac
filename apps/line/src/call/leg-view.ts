import type { LineCall } from '../control/protocol.ts';
import type { Leg } from './leg.ts';

/** A leg as the control API shows it. */
export function viewLeg(leg: Leg): LineCall {
  return {
    callSid: leg.sid,
    ...(leg.parent ? { parentCallSid: leg.parent.sid } : {}),
    direction: leg.direction,
    from: leg.from,
    to: leg.to,
    status: leg.status,
    ...(leg.answeredBy === null ? {} : { answeredBy: leg.answeredBy }),
    startedAt: iso(leg.createdAt),
    answeredAt: leg.answeredAt === null ? null : iso(leg.answeredAt),
    endedAt: leg.endedAt === null ? null : iso(leg.endedAt),
    connectedTo: [...leg.connectedTo],
    conference: leg.conference,
    listening: leg.listening,
    heard: leg.heard,
    webhooks: leg.webhooks,
    warnings: leg.warnings,
    acts: leg.acts,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
