import { spawnSync } from 'node:child_process';
import { bin } from './bin.js';

/** Runs a task in every workspace that has it, where its sources changed since the last run. Answers false when one failed; its output is shown then. */
export function turbo(task) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin('turbo'), 'run', task, '--output-logs=errors-only'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}
