import { spawnSync } from 'node:child_process';
import { bin } from './bin.js';

/** Builds what changed since the last build. Answers false when a build failed; its output is shown then. */
export function buildApps() {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin('turbo'), 'run', 'build', '--output-logs=errors-only'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}
