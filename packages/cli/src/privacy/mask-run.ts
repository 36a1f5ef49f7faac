import { maskValue } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile, CallFileRun, CallRecord, TranscriptEntry } from '@callwright/simulator';
import { hideValues } from './hide-values.ts';
import type { PrivateParts } from './private-parts.ts';

/** A run as it is shown. */
export type ShownRun = Omit<CallFileRun, 'record'>;

/** Fewer keys are a choice, not a value, and fewer letters a yes or a no. Where they were given to a private question, they are hidden anyway. */
const SHORTEST_KEYED = 3;
const SHORTEST_SAID = 6;

/** A run without the values of private variables, wherever they stand in it. It is for printing: expectations are compared before. */
export function maskRun({ record, ...run }: CallFileRun, callFile: CallFile, parts: PrivateParts): ShownRun {
  const flows = new Set([null, ...record.kept.map(({ flow }) => flow), ...record.given.flatMap(({ at }) => at.map(({ flow }) => flow))]);
  const names = new Set([...flows].flatMap(parts.variablesOf));
  if (names.size === 0) return run;
  const hide = hideValues(privateValues(record, callFile, names, parts));
  return {
    ...run,
    transcript: maskTranscript(run.transcript, record, parts, hide),
    failures: run.failures.map(hide),
    variables: Object.fromEntries(
      Object.entries(run.variables).map(([name, value]) => [name, names.has(name) ? masked(value) : hidden(value, hide)]),
    ),
    messages: run.messages.map(({ to, text }) => ({ to: hide(to), text: hide(text) })),
    alerts: run.alerts.map(({ text, webhooks }) => ({ text: hide(text), webhooks: webhooks.map(hide) })),
  };
}

/** A run as it is, without what was written down to mask it. */
export function wholeRun({ record: _, ...run }: CallFileRun): ShownRun {
  return run;
}

/** What a call was told and has known that is private, also what did not fit or was dropped, and what the call file expects of it. */
function privateValues(
  { kept, given, understood }: CallRecord,
  callFile: CallFile,
  names: ReadonlySet<string>,
  { isPlace }: PrivateParts,
): string[] {
  const known = kept.filter(({ variable }) => names.has(variable));
  const expected = Object.entries(callFile.expect.variables ?? {}).filter(([name]) => names.has(name));
  const heard = [...known.map(({ raw }) => raw), ...given.filter((input) => isHidden(input, isPlace)).map(({ text }) => text)];
  return [
    ...[...known.map(({ value }) => value), ...expected.map(([, value]) => value)].flatMap(textsOf),
    ...understood.filter(({ at }) => isPlace(at)).map(({ words }) => words),
    ...[...heard, ...neverGiven(callFile, given.length)].flatMap(asValue),
  ];
}

/** What nothing listened to, or what was not pressed before the call was over, may have been meant for a private question. */
function isHidden({ at, parts, text }: CallRecord['given'][number], isPlace: PrivateParts['isPlace']): boolean {
  return at.some(isPlace) || (at.length < parts && asValue(text).length > 0);
}

/** Nobody knows which questions the acts of a script would have answered that a failure came before. */
function neverGiven({ steps }: CallFile, acts: number): string[] {
  const script = steps.flatMap((step) => ('presses' in step ? [step.presses] : 'says' in step ? [step.says] : []));
  return script.slice(acts);
}

/** Keys with and without what only ends them. */
function asValue(given: string): string[] {
  if (!/^[\d*#w]+$/.test(given)) return given.length < SHORTEST_SAID ? [] : [given];
  return [given, given.replaceAll(/\D/g, '')].filter(({ length }) => length >= SHORTEST_KEYED);
}

/** The caller's acts stand in the order in which he gave them. */
function maskTranscript(
  transcript: readonly TranscriptEntry[],
  { given }: CallRecord,
  { isPlace }: PrivateParts,
  hide: (text: string) => string,
): TranscriptEntry[] {
  let acts = 0;
  return transcript.map((entry) => {
    const { who, text, digits } = entry;
    const isGiven = who === 'caller' && (text !== undefined || digits !== undefined);
    const input = isGiven ? given[acts++] : undefined;
    const show = input !== undefined && isHidden(input, isPlace) ? maskValue : hide;
    return { ...entry, ...(text !== undefined && { text: show(text) }), ...(digits !== undefined && { digits: show(digits) }) };
  });
}

function textsOf(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object') return value === null ? [] : Object.values(value).flatMap(textsOf);
  return [String(value)];
}

function masked(value: JsonValue): JsonValue {
  return value === null ? null : maskValue(typeof value === 'object' ? JSON.stringify(value) : value);
}

function hidden(value: JsonValue, hide: (text: string) => string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => hidden(item, hide));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hidden(inner, hide)]));
  const shown = hide(String(value));
  return value === null || shown === String(value) ? value : shown;
}
