import type { CallFile } from './call-file.ts';
import type { SimulatedFlow } from './run-call-file.ts';
import type { SimulatedWorld } from './simulated-line.ts';
import { createSession, type SimulatedSession, type TakenStep } from './simulated-session.ts';
import { createSimulatedWork, type SimulatedWork } from './simulated-work.ts';

/** A flow with the world that is given, ready to be called. */
export interface ConnectedCall {
  world: SimulatedWorld;
  work: SimulatedWork;
  session: SimulatedSession;
}

/** Puts a flow behind a simulated line. `onStep` is told all that the machine does. */
export function connectCall(flow: SimulatedFlow, given: CallFile['given'], onStep?: (taken: TakenStep) => void): ConnectedCall {
  const { from, to = '+15005550006', now, phones } = given;
  const work = createSimulatedWork(given, flow);
  const session = createSession(flow, work, onStep);
  const world: SimulatedWorld = {
    now,
    phones,
    audioSeconds: flow.audioSeconds,
    start: (at) => session.start({ type: 'call.started', callSid: 'CA00000000000000000000000000000000', from, to, at }),
    step: session.step,
    work: work.outcomeOf,
    hold: session.hold,
    place: session.place,
  };
  return { world, work, session };
}
