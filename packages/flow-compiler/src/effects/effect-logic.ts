import type { JsonValue, Variable } from '@callwright/flow-schema';
import { asType } from '../as-type.ts';
import type { Answer, CallContext } from '../call-context.ts';
import { defineChange, defineGuard } from '../define-logic.ts';

/** Work failed for one of these reasons. */
export const failedBecause = defineGuard(
  'failed-because',
  ({ event }, { codes }: { codes: string[] }) => event.type === 'effect.failed' && codes.includes(event.code),
);

/** An endpoint answered with a status in this range, and with all that is needed. */
export const answeredWith = defineGuard(
  'answered-with',
  ({ event }, { from, to, needed }: { from: number; to: number; needed: string[] }) => {
    if (event.type !== 'effect.done') return false;
    const { status, values } = event.output;
    return Number(status) >= from && Number(status) <= to && needed.every((name) => takenFrom(values, name) !== null);
  },
);

/** Keeps what was taken from an endpoint's answer, each value in the type of its variable. What was not there leaves the variable as it was. */
export const keepTaken = defineChange(
  'keep-taken',
  ({ context, event }, { taken, node }: { taken: { variable: string; type: Variable['type'] }[]; node: string }) => {
    if (event.type !== 'effect.done') return {};
    const { values } = event.output;
    const kept = taken.flatMap(({ variable, type }): [string, Answer][] => {
      const value = takenFrom(values, variable);
      if (value === null) return [];
      return [[variable, { value: inType(type, value), how: 'set', confidence: 1, raw: '', at: event.at, node, complete: true }]];
    });
    return { answers: { ...context.answers, ...Object.fromEntries(kept) } };
  },
);

/** The contact that was found or saved is the caller's from now on. */
export const keepContact = defineChange('keep-contact', ({ event }, _: Record<string, never>): Partial<CallContext> => {
  const contact = event.type === 'effect.done' ? event.output['contact'] : null;
  return isRecord(contact) ? { contact } : {};
});

/** What opening hours say, for texts. */
export const keepHours = defineChange('keep-hours', ({ event }, _: Record<string, never>): Partial<CallContext> => {
  const hours = event.type === 'effect.done' ? event.output['hours'] : null;
  return isRecord(hours) ? { hours } : {};
});

/** What the caller has just recorded. */
export const keepRecording = defineChange('keep-recording', ({ event }, _: Record<string, never>): Partial<CallContext> => {
  return event.type === 'call.recorded' ? { recording: { sid: event.recordingSid, url: event.url, seconds: event.seconds } } : {};
});

/** The caller hung up while he recorded. */
export const hungUp = defineGuard('hung-up', ({ event }, _: Record<string, never>) => event.type === 'call.recorded' && event.hungUp);

function takenFrom(values: JsonValue | undefined, name: string): JsonValue {
  return isRecord(values) && Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

function inType(type: Variable['type'], value: JsonValue): JsonValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? asType(type, value) : value;
}

function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
