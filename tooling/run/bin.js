import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** How to run the command of an installed package with this Node, on any system: the arguments for `process.execPath`. */
export function bin(packageName, command = packageName) {
  const manifest = path.resolve('node_modules', packageName, 'package.json');
  const { bin: commands } = require(manifest);
  return path.resolve(path.dirname(manifest), typeof commands === 'string' ? commands : commands[command]);
}
