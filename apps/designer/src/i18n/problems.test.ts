import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/problems.md'), 'utf8');
const codes = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code);

it.each(['ru', 'ro'])('a problem is said in one sentence or two in %s, whatever its code, and names only its place', (language) => {
  const words: Record<string, string> = JSON.parse(readFileSync(path.join(import.meta.dirname, language, 'problems.json'), 'utf8'));
  expect(Object.keys(words)).toEqual(codes);
  for (const [code, text] of Object.entries(words)) {
    expect(text, code).toMatch(/^\p{Lu}|^«|^„/u);
    expect(text.length, code).toBeLessThanOrEqual(120);
    expect(text.replaceAll(/\{\{(node|field|exit)\}\}/g, ''), code).not.toMatch(/[{}]/);
  }
});
