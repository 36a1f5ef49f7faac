import type { Leg } from '../call/leg.ts';

/** The fields that every webhook of a call carries. */
export function callForm(leg: Leg, accountSid: string): Record<string, string> {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: leg.sid,
    CallStatus: leg.status,
    Called: leg.to,
    Caller: leg.from,
    Direction: leg.direction,
    From: leg.from,
    To: leg.to,
    ...(leg.parent ? { ParentCallSid: leg.parent.sid } : {}),
  };
}
