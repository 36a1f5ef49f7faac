import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { say } from './say.js';

const marker = 'node_modules/.installed-from';

/** Checks Node's version and installs the packages when they are missing or not those of package-lock.json. Exits with words when it cannot. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Callwright needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('Installing packages (once, about half a minute)');
  // npm is a script on Windows, so it needs a shell there
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    stop('The packages could not be installed; npm says why above. Check the connection to the npm registry and start again.');
  writeFileSync(marker, wanted);
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
