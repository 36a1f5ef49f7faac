import path from 'node:path';
import { createLog } from './log.ts';
import { readSettings } from './read-settings.ts';
import { startRuntime } from './start-runtime.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
const log = createLog(levels.find((level) => level === process.env['LOG_LEVEL']) ?? 'info');

try {
  const stop = await startRuntime(readSettings(process.env), log, path.join(import.meta.dirname, '../migrations'));
  // whoever started this process over a channel waits for it
  process.send?.('ready');
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the runtime did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('disconnect', onSignal);
} catch (error) {
  const isUsers = error instanceof Error && 'kind' in error && error.kind === 'user';
  if (isUsers) log.fatal(error.message);
  else log.fatal({ err: error }, 'the runtime could not start');
  process.exit(1);
}
