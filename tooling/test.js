import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin } from './run/bin.js';
import { ensureInstalled } from './run/ensure-installed.js';
import { findBrowser } from './run/find-browser.js';
import { say } from './run/say.js';
import { turbo } from './run/turbo.js';

process.chdir(path.resolve(import.meta.dirname, '..'));
ensureInstalled();

const browser = findBrowser();
if (browser === null) {
  console.error('The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.');
  process.exit(1);
}

const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
const checks = [
  ['generated files match their sources', () => node(bin('tsx'), 'tooling/generators/generate.ts', '--check')],
  ['format and lint', () => node(bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.')],
  ['types of packages and apps', () => turbo('typecheck')],
  ['types of tooling and tests', () => node(bin('typescript', 'tsc'), '--noEmit', '-p', '.')],
  ['the flows have no problems', () => node('packages/cli/bin/callwright.js', 'lint', 'flows')],
  ['callers get out of the flows', () => node('packages/cli/bin/callwright.js', 'verify', 'flows')],
  ['the templates have no problems', () => node('packages/cli/bin/callwright.js', 'lint', 'templates')],
  ['callers get out of the templates', () => node('packages/cli/bin/callwright.js', 'verify', 'templates')],
  ['the templates do what their calls say', () => node('packages/cli/bin/callwright.js', 'test', 'templates')],
  ['the apps build', () => turbo('build')],
];

const failed = [];
for (const [name, check] of checks) {
  say(name);
  if (!check()) failed.push(name);
}

say('unit, contract and browser tests');
const { passed: passedTests, failed: failedTests } = runVitest();
for (const name of failed) console.error(`failed: ${name}`);
const failures = failed.length + failedTests;
console.log(`${checks.length - failed.length + passedTests} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

/** Runs all tests; a run that cannot even count counts as one failure. */
function runVitest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-test-'));
  const report = path.join(folder, 'report.json');
  const env = { ...process.env, CHROMIUM_PATH: browser };
  const args = [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
    const uncounted = status !== 0 && numFailedTests === 0 ? 1 : 0;
    return { passed: numPassedTests, failed: numTotalTests === 0 ? 1 : numFailedTests + uncounted };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
