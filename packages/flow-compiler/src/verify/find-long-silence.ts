import { type Diagnostic, diagnostic, type Prompt } from '@callwright/flow-schema';
import { isSaid } from '../check-prompts.ts';
import { isEmitted } from '../emit.ts';
import type { NamedJson } from '../state-json.ts';
import { type FlowGraph, happensInSilence, type Way } from './flow-graph.ts';
import { traceInWords, traceOf } from './trace.ts';

/** A caller who hears nothing for longer, in seconds, thinks that the line is dead. */
const LONGEST_SILENCE = 5;
/** Words were just said: what follows them is the caller's turn, not silence. */
const JUST_SPOKEN = -1;

/** How long it has been silent when a state is entered, with the way that led there. */
interface Moment {
  state: number;
  seconds: number;
  way: Way | null;
  before: Moment | null;
}

/** Finds where a caller can hear nothing for more than 5 s: pauses and questions without words, also one after another. */
export function findLongSilence(graph: FlowGraph): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const longest = new Map<number, number>();
  const waiting: Moment[] = graph.roots.map((state) => ({ state, seconds: 0, way: null, before: null }));
  for (let next = 0; next < waiting.length; next += 1) {
    const moment = waiting[next];
    const state = graph.states[moment?.state ?? -1];
    if (moment === undefined || state === undefined || moment.seconds <= (longest.get(moment.state) ?? Number.NEGATIVE_INFINITY)) continue;
    longest.set(moment.state, moment.seconds);
    const heard = (actions: readonly NamedJson[], from: number, node: string | null, at: Moment) => {
      const { seconds, worst } = silenceAfter(actions, from);
      if (worst > LONGEST_SILENCE && node !== null && !state.inLine && !found.has(node)) found.set(node, longSilence(node, worst, at));
      return Math.min(seconds, LONGEST_SILENCE);
    };
    const seconds = heard(state.entry, moment.seconds, state.node, moment);
    for (const way of state.ways) {
      if (graph.backs.has(way.to)) continue;
      const after = heard(way.actions, happensInSilence(way) ? seconds : 0, state.node, moment);
      if (after > (longest.get(way.to) ?? Number.NEGATIVE_INFINITY)) waiting.push({ state: way.to, seconds: after, way, before: moment });
    }
  }
  return [...found.values()];
}

function silenceAfter(actions: readonly NamedJson[], from: number): { seconds: number; worst: number } {
  let seconds = from;
  let worst = 0;
  for (const action of actions) {
    if (!isEmitted(action)) continue;
    if (action.type === 'speak' && isHeard(action.params)) seconds = JUST_SPOKEN;
    else if (action.type === 'play-music') seconds = JUST_SPOKEN;
    else if (action.type === 'listen' && !action.params.prompts.some(isHeard) && seconds !== JUST_SPOKEN)
      seconds += action.params.listenFor.timeoutSeconds;
    else if (action.type === 'listen' || action.type === 'dial' || action.type === 'join-agent') seconds = 0;
    else if (action.type === 'keep-silent') seconds = Math.max(0, seconds) + action.params.seconds;
    worst = Math.max(worst, seconds);
  }
  return { seconds, worst };
}

function isHeard({ prompt }: { prompt: Prompt }): boolean {
  return Object.values(prompt).some(isSaid);
}

function longSilence(node: string, seconds: number, moment: Moment): Diagnostic {
  const path: Way[] = [];
  for (let at: Moment | null = moment; at !== null; at = at.before) if (at.way !== null) path.unshift(at.way);
  const trace = traceOf(path);
  const message = `Here callers hear nothing for ${seconds} s and may think that the line is dead: ${traceInWords(trace, node)}.`;
  return { ...diagnostic('long-silence', ['nodes', node], message, 'warning'), trace };
}
