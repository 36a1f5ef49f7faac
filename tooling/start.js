import path from 'node:path';
import { ensureInstalled } from './run/ensure-installed.js';
import { say } from './run/say.js';
import { turbo } from './run/turbo.js';

process.chdir(path.resolve(import.meta.dirname, '..'));
ensureInstalled();
say('Building what changed');
if (!turbo('build')) process.exit(1);
// only now are the packages there that it needs
const { runLocally } = await import('./run/run-locally.js');
try {
  await runLocally();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
