import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkScript } from '@callwright/flow-compiler';
import { type Diagnostic, parseScript, type Script } from '@callwright/flow-schema';

/** The scripts of a folder by file, in the order of their names. Of a file with errors the last good script stays. */
export async function readScripts(folder: string, before: ReadonlyMap<string, Script>, queues: readonly string[]) {
  const scripts = new Map<string, Script>();
  const problems: { file: string; diagnostics: Diagnostic[] }[] = [];
  for (const name of await scriptFiles(folder)) {
    const file = path.join(folder, name);
    const { script, diagnostics } = parseScript(await readFile(file, 'utf8'));
    const kept = script ?? before.get(file);
    if (kept !== undefined) scripts.set(file, kept);
    problems.push({ file, diagnostics: script === null ? diagnostics : checkScript(script, { queues }) });
  }
  return { scripts, problems };
}

async function scriptFiles(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith('.md')).sort() : [];
}
