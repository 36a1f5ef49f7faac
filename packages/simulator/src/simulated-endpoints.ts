import { type Bindings, type CallHappening, type EffectInput, httpAddress, httpOutcome } from '@callwright/flow-compiler';
import type { GivenReply } from './call-file.ts';
import { fitsPattern } from './fits-pattern.ts';
import { failed, type Outcome } from './outcome.ts';

const worthAnotherTry: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What a flow asked an endpoint. */
export interface SeenRequest {
  method: GivenReply['method'];
  /** The whole address. */
  address: string;
  /** Whether an answer to it was given. */
  answered: boolean;
}

/** Asks the endpoints of a call file, tries and waiting included. Each try is told to `onAsked`. */
export function createSimulatedEndpoints(
  given: readonly GivenReply[],
  bindings: Bindings,
  onAsked: (request: SeenRequest) => void,
): (input: EffectInput<'http.request'>) => Outcome {
  const nextReply = createReplies(given);
  return (input) => {
    const address = httpAddress(input, bindings);
    if (address === null) return { outcome: failed('http.request', 'not-bound'), afterSeconds: 0 };
    let seconds = 0;
    let outcome: CallHappening = failed('http.request', 'unreachable');
    for (let tries = 0; tries <= input.retries; tries += 1) {
      const reply = nextReply(input.method, address);
      onAsked({ method: input.method, address, answered: reply !== null });
      if (reply === null) break;
      const late = 'fails' in reply ? reply.fails === 'timed-out' : reply.afterSeconds > input.timeoutSeconds;
      seconds += late ? input.timeoutSeconds : 'fails' in reply ? 0 : reply.afterSeconds;
      if (late) outcome = failed('http.request', 'timed-out');
      else if ('fails' in reply) outcome = failed('http.request', reply.fails);
      else {
        outcome = httpOutcome({ status: reply.status, json: reply.json ?? null }, input);
        if (!worthAnotherTry.has(reply.status)) break;
      }
    }
    return { outcome, afterSeconds: seconds };
  };
}

/** Of several answers to one request each is given once, and the last one again and again. */
function createReplies(given: readonly GivenReply[]): (method: string, address: string) => GivenReply['reply'] | null {
  const used = new Set<GivenReply>();
  return (method, address) => {
    const fitting = given.filter((one) => one.method === method && fitsPattern(one.urlPattern, address));
    const chosen = fitting.find((one) => !used.has(one)) ?? fitting.at(-1);
    if (chosen === undefined) return null;
    used.add(chosen);
    return chosen.reply;
  };
}
