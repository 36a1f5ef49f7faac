import type { CallEvent } from '@callwright/flow-compiler';
import type { TakenStep } from './simulated-session.ts';
import type { Heard } from './telephone.ts';
import type { LeftBecause, TrialLine, TrialVisit } from './trial-state.ts';

interface Noted {
  /** How much had sounded before. */
  heardBefore: number;
  line: TrialLine;
}

/** Writes down what happens on a trial call, in order. `seconds` is the call's clock, `soundedSoFar` how much has sounded. */
export function createTrialLog(seconds: () => number, soundedSoFar: () => number) {
  const noted: Noted[] = [];
  const path: TrialVisit[] = [];
  let failure: string | null = null;
  /** The caller's act that no node has answered yet. */
  let act: Extract<TrialLine, { kind: 'pressed' | 'said' }> | null = null;
  const note = (line: TrialLine): void => void noted.push({ heardBefore: soundedSoFar(), line });
  const leave = (flow: string | null, node: string, exit: string, because: LeftBecause): void => {
    const visit = path.findLast((one) => one.node === node && one.flow === flow && one.left === null);
    if (visit !== undefined) visit.left = { exit, because };
    const isActs = because.by === 'keys' || because.by === 'speech';
    if (isActs && act !== null) {
      act.left = { flow, node, exit, confidence: because.by === 'speech' ? because.confidence : null };
      act = null;
    } else note({ kind: 'decided', at: seconds(), place: { flow, node }, exit, because });
  };
  return {
    path,
    failure: () => failure,
    acted(line: TrialLine): void {
      act = line.kind === 'pressed' || line.kind === 'said' ? line : null;
      note(line);
    },
    note,
    stepped({ event, step, flow }: TakenStep): void {
      if (event.type === 'flow.entered') note({ kind: 'flow', at: seconds(), flow: flow ?? '' });
      if (step.failure !== null) failure = step.failure.message;
      const first = becauseOf(event, step.context.understood?.confidence ?? null);
      let because = step.failure === null ? first : ({ by: 'failure', message: step.failure.message } as const);
      for (const entry of step.trail) {
        if (entry.kind === 'entered') path.push({ at: seconds(), flow, node: entry.node, left: null });
        if (entry.kind !== 'left') continue;
        leave(flow, entry.node, entry.exit, because);
        because = { by: 'itself' };
      }
    },
    lines: (heard: readonly Heard[]): TrialLine[] => [
      ...heard.flatMap((entry, index) => [...noted.filter(({ heardBefore }) => heardBefore === index).map(lineOf), lineOfHeard(entry)]),
      ...noted.filter(({ heardBefore }) => heardBefore >= heard.length).map(lineOf),
    ],
  };
}

function lineOf({ line }: Noted): TrialLine {
  return line;
}

function lineOfHeard({ at, endedAt, kind, text, language }: Heard): TrialLine {
  return { kind: 'heard', at: at / 1000, what: kind, text, language: language ?? null, sounding: endedAt === null };
}

function becauseOf(event: CallEvent, confidence: number | null): LeftBecause {
  switch (event.type) {
    case 'call.digits':
      return { by: 'keys', keys: event.digits };
    case 'call.speech':
      return { by: 'speech', text: event.text, confidence: confidence ?? event.confidence ?? null };
    case 'call.no-input':
      return { by: 'no-input' };
    case 'call.dial-ended':
      return { by: 'dial', status: event.status };
    case 'call.recorded':
      return { by: 'recording', seconds: event.seconds };
    case 'effect.done':
      return { by: 'work', source: event.src, failed: null };
    case 'effect.failed':
      return { by: 'work', source: event.src, failed: event.code };
    case 'flow.failed':
      return { by: 'failure', message: event.message };
    case 'line.taken':
    case 'line.returned':
    case 'line.left':
    case 'call.started':
    case 'call.ended':
    case 'flow.entered':
      return { by: 'itself' };
  }
}
