import type { CallFile } from './call-file.ts';
import type { LineRecord } from './simulated-queues.ts';

/** What was to be ordered of the line, and was not. */
export function missedLine(expect: CallFile['expect'], line: LineRecord | undefined): string[] {
  if (line === undefined) return [];
  const { left, callbackAnswer, joins, callbacks, promises } = expect;
  return [
    ...differs('the caller should leave the line for', left, line.left),
    ...differs('the person called should answer', callbackAnswer, line.callbackAnswer),
    ...differs('the queues joined should be', joins, line.joins),
    ...differs('the callbacks should be', callbacks, callbacks && line.callbacks.map((one, index) => like(callbacks[index], one))),
    ...differs(
      'the promises should be',
      promises,
      promises && line.promises.map(({ kind, said }, index) => like(promises[index], { kind, seconds: said.seconds })),
    ),
  ];
}

/** Only what is expected is looked at. */
function like(expected: object | undefined, actual: object): object {
  if (expected === undefined) return actual;
  return Object.fromEntries(Object.keys(expected).map((name) => [name, Object(actual)[name] ?? null]));
}

function differs(what: string, expected: unknown, actual: unknown): string[] {
  if (expected === undefined || JSON.stringify(expected) === JSON.stringify(actual)) return [];
  return [`${what} ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`];
}
