import { stepCall } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import { callAddresses } from './addresses.ts';
import { type Parties, type Turn, takeTurn } from './take-turn.ts';

/** A turn with its response, which is null while work outside is awaited. */
export interface RenderedTurn {
  turn: Turn;
  response: string | null;
}

/**
 * Renders a turn. A last step that cannot be rendered counts as not taken: the flow fails from where it stood before, so that the caller hears
 * words and the call can go on from there even when the step had come to an end. `stored` is where the call stood before the turn, null for a
 * new call; `seq` is the number of the turn's first event.
 */
export async function renderSafely(deps: Deps, parties: Parties, stored: JsonValue | null, seq: number, turn: Turn): Promise<RenderedTurn> {
  try {
    return { turn, response: render(deps, seq, turn) };
  } catch (error) {
    deps.log.error({ err: error, flow: turn.flow.flow.id }, 'a step could not be rendered; the flow goes on where its failures go');
    const failed = await failedTurn(deps, parties, stored, turn, error);
    return { turn: failed, response: render(deps, seq, failed) };
  }
}

function render({ settings }: Deps, seq: number, { flow, steps, last }: Turn): string | null {
  return last.effect === null ? renderTwiml(last.verbs, callAddresses(settings.publicUrl, seq + steps.length, flow)) : null;
}

async function failedTurn(deps: Deps, parties: Parties, stored: JsonValue | null, turn: Turn, error: unknown): Promise<Turn> {
  const { flow, steps } = turn;
  const event = steps.at(-1)?.event;
  if (event === undefined) return turn;
  const failure = { code: 'not-renderable', message: error instanceof Error ? error.message : String(error) };
  const failing = { type: 'flow.failed', ...failure, at: event.at } as const;
  const step = stepCall(flow.machine, standingBefore(turn, stored), failing, deps.environment.bindings);
  const way = await takeTurn(deps, parties, flow, event, { ...step, failure: step.failure ?? failure });
  return { ...way, isPrivate: turn.isPrivate || way.isPrivate, steps: [...steps.slice(0, -1), ...way.steps] };
}

/** A flow that was just entered stands at its beginning, with what the call remembers. */
function standingBefore({ flow, steps, last }: Turn, stored: JsonValue | null): JsonValue {
  const before = steps.at(-1)?.event.type === 'flow.entered' ? undefined : steps.at(-2)?.step.snapshot;
  const isEntered = steps.at(-1)?.event.type === 'flow.entered' || stored === null;
  return before ?? (isEntered ? flow.machine.inherit(last.context).store() : stored);
}
