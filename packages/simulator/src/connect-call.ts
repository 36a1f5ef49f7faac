import type { Answer, Inherited } from '@callwright/flow-compiler';
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
  const { now, phones } = given;
  const work = createSimulatedWork(given, flow);
  const session = createSession(flow, work, onStep);
  const world: SimulatedWorld = {
    now,
    phones,
    audioSeconds: flow.audioSeconds,
    start: (at) => {
      if (flow.machine.kind === 'wait') work.line.waitAlone(at);
      return session.start({ ...startOf(given), callSid: 'CA00000000000000000000000000000000', at }, inheritedOf(given, at));
    },
    step: session.step,
    work: work.outcomeOf,
    hold: session.hold,
    lineDue: work.line.due,
    meet: work.line.meet,
    place: session.place,
  };
  return { world, work, session };
}

/** A callback is a call from us to the person: the other way round. */
function startOf({ from, to = OUR_NUMBER, now, callback }: CallFile['given']) {
  if (callback === undefined) return { type: 'call.started', from, to } as const;
  const { queue, answeredBy, attempt } = callback;
  const facts = { id: 'callback-1', queue, requestedAt: now, attempt, answeredBy };
  return { type: 'call.started', from: to, to: from, callback: facts } as const;
}

const OUR_NUMBER = '+15005550006';

function inheritedOf({ callback }: CallFile['given'], at: string): Inherited {
  if (callback === undefined) return {};
  const answers = Object.entries(callback.answers).map(([name, value]): [string, Answer] => [
    name,
    { value, how: 'set', confidence: 1, raw: '', at, node: '', complete: true },
  ]);
  return { answers: Object.fromEntries(answers), ...(callback.language !== undefined && { language: callback.language }) };
}
