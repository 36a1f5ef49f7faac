import type { JsonValue } from '@callwright/flow-schema';
import type { CallContext } from './call-context.ts';
import { defineChange, defineGuard } from './define-logic.ts';

/** What a look at the queue brought, for texts and conditions. */
export const keepQueue = defineChange('keep-queue', ({ context, event }, _: Record<string, never>): Partial<CallContext> => {
  const queue = event.type === 'effect.done' ? event.output['queue'] : null;
  return isRecord(queue) ? { queue: { ...context.queue, ...queue } } : {};
});

/** The caller has a place in line from now on. */
export const joinLine = defineChange('join-line', (_moment, { queue, node }: { queue: string; node: string }) => ({
  line: { queue, node },
}));

/** An agent takes the call: who he is, and where both meet. */
export const meetAgent = defineChange('meet-agent', ({ context, event }, _: Record<string, never>): Partial<CallContext> => {
  if (event.type !== 'line.taken' || context.line === null) return {};
  return { line: { ...context.line, conference: event.conference }, agent: event.agent };
});

/** The call has no place in line any more. "Back" leads into no question of the wait flow. */
export const leaveLine = defineChange('leave-line', ({ context }, { node }: { node: string }) => ({
  line: null,
  asked: context.asked.filter((asked) => !asked.startsWith(`${node}/`)),
}));

/** So much of a piece of music has been heard. */
export const hearMusic = defineChange('hear-music', ({ context }, { source, seconds }: { source: string; seconds: number }) => ({
  counters: { ...context.counters, [musicCounter(source)]: musicHeard(context, source) + seconds },
}));

/** The line lets the caller go for this reason. */
export const leftBecause = defineGuard(
  'left-because',
  ({ event }, { reason }: { reason: string }) => event.type === 'line.left' && event.reason === reason,
);

/** The answer is known for sure. */
export const isKnown = defineGuard('is-known', ({ context }, { variable }: { variable: string }) => {
  const answer = Object.hasOwn(context.answers, variable) ? context.answers[variable] : undefined;
  return answer?.complete === true && answer.value !== null && answer.value !== '';
});

/** The answer is known for sure, and is this one. */
export const isAnsweredBy = defineGuard('is-answered-by', (moment, { variable, value }: { variable: string; value: string }) => {
  return isKnown.test(moment, { variable }) && moment.context.answers[variable]?.value === value;
});

/** How much of a piece of music the caller has heard, in seconds. */
export function musicHeard({ counters }: CallContext, source: string): number {
  return counters[musicCounter(source)] ?? 0;
}

/** No counter of a flow has a slash. */
function musicCounter(source: string): string {
  return `music/${source}`;
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
