import { blankMemory } from '../blank-memory.ts';
import { builtInChanges } from '../built-in-logic.ts';
import type { Answer, CallContext } from '../call-context.ts';
import type { CallEvent } from '../call-event.ts';
import type { ChangeLogic } from '../define-logic.ts';
import type { Registry } from '../define-node.ts';
import type { NamedJson } from '../state-json.ts';
import { namedVariables, textsIn } from './read-params.ts';

/** How well a variable is known: not at all, told but not confirmed (a text may say it, a condition does not see it), or for sure. */
export type Knowledge = 0 | 1 | 2;

/** What an action makes of the knowledge of one variable. */
export interface Effect {
  variable: string;
  after: readonly [ifUnset: Knowledge, ifTold: Knowledge, ifKnown: Knowledge];
}

const at = '1970-01-01T00:00:00Z';
const told: Answer = { value: '1', how: 'dtmf', confidence: 1, raw: '1', at, node: '', complete: false };

/** Finds out what a change does to those variables that it names by making it once on an empty and once on a filled memory. */
export function effectsOf(registry: Registry, variables: ReadonlySet<string>): (action: NamedJson, on: string) => readonly Effect[] {
  const changes = new Map(
    [...builtInChanges, ...Object.values(registry).flatMap((definition) => definition.changes)].map((change) => [change.type, change]),
  );
  return (action, on) => {
    const change = changes.get(action.type);
    if (change === undefined) return [];
    const named = variables.size === 0 ? [] : namedVariables(action.params).filter((variable) => variables.has(variable));
    return named.map((variable) => ({ variable, after: tried(change, action.params, on, variable) }));
  };
}

function tried(change: ChangeLogic, params: unknown, on: string, variable: string): Effect['after'] {
  const [ifUnset, ifTold, ifKnown] = [undefined, told, { ...told, complete: true }].map((answer) =>
    knownAfter(change, params, on, variable, answer),
  );
  // a change that does nothing in the trial depends on what the event will bring
  const isIdle = ifUnset === 0 && ifTold === 1 && ifKnown === 2;
  return isIdle ? [2, 2, 2] : [ifUnset ?? 2, ifTold ?? 2, ifKnown ?? 2];
}

function knownAfter(change: ChangeLogic, params: unknown, on: string, variable: string, answer: Answer | undefined): Knowledge {
  const before: CallContext = { ...blankMemory, answers: answer === undefined ? {} : { [variable]: answer } };
  const event: CallEvent = on === 'call.speech' ? { type: on, text: '1', confidence: 1, at } : { type: 'call.digits', digits: '1', at };
  try {
    const after = { ...before, ...change.apply({ context: before, event }, params) }.answers[variable];
    if (after === undefined || isCleared(after, params)) return 0;
    return after.complete ? 2 : 1;
  } catch {
    return 2;
  }
}

/** Set to nothing, and not to what a template will give. */
function isCleared({ how, value }: Answer, params: unknown): boolean {
  return how === 'set' && (value === null || value === '') && !textsIn(params).some((text) => text.includes('{'));
}
