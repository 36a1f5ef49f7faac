import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { safeMessage } from './safe-message.ts';

/** The runtime's log. Errors are told without the values that databases, carriers and endpoints put into their messages. */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: toldError } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function toldError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return safeMessage(error);
  const { name, cause } = error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const facts = Object.fromEntries(['kind', 'code', 'status'].flatMap((key) => (key in error ? [[key, Reflect.get(error, key)]] : [])));
  return {
    type: name,
    message: safeMessage(error),
    ...facts,
    stack: frames.join('\n'),
    ...(cause !== undefined && depth < 3 && { cause: toldError(cause, depth + 1) }),
  };
}
