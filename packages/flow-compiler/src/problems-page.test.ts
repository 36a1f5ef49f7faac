import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
/** The codes of `queueing` explain what the line decides; they are no problems. */
const others: ReadonlySet<string> = new Set(['node_modules', 'testing', 'queueing']);

it('has a section for each code that packages and runtime use, in order, and none is left over', () => {
  const page = readFileSync(path.join(root, 'docs/problems.md'), 'utf8');
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code);
  expect(sections).toEqual(
    [
      ...new Set([...sourcesIn(path.join(root, 'packages')), ...sourcesIn(path.join(root, 'apps/runtime/src/calls'))].flatMap(codesIn)),
    ].sort(),
  );
});

function sourcesIn(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !others.has(name));
  return files.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(file);
    return file.includes('/src/') && file.endsWith('.ts') && !file.endsWith('.test.ts') ? [file] : [];
  });
}

/** Codes stand as the first argument of `diagnostic`, or as a field `code`, perhaps as one of two. */
function codesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(/\bdiagnostic\(\s*'([a-z-]+)'|\bcode: (?:[^;{}]*? \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g);
  return [...found].flatMap(([, ...codes]) => codes.filter((code) => code !== undefined));
}
