import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FormField, formFields, formsOf, formTabs, type NodeDefinition, nodeGroups, translateBy } from '@callwright/flow-compiler';
import { describe, expect, it } from 'vitest';
import { nodeHelp } from './help.gen.ts';
import { nodeRegistry } from './registry.gen.ts';
import { nodeWords } from './words.gen.ts';

const root = import.meta.dirname;
const definitions = Object.values<NodeDefinition>(nodeRegistry);
const needed = new Set([
  ...Object.values(nodeGroups),
  ...Object.values(formTabs),
  ...definitions.flatMap(textsOf),
  ...['packages/nodes/src', 'packages/flow-compiler/src'].flatMap((folder) => cardTexts(path.resolve(root, '../../..', folder))),
]);

describe.each(Object.entries(nodeWords))('in %s', (language, table) => {
  it('all that a form, a card or the palette says has words, and there are no others', () => {
    expect([...needed].filter((text) => table[text] === undefined)).toEqual([]);
    expect(Object.keys(table).filter((text) => !needed.has(text))).toEqual([]);
  });

  it('words keep what is filled in, and what people are to type', () => {
    const typed = (text: string) => text.match(/\{+[^{}]+\}+|https?:\S+|\d[\d?]+/g)?.sort() ?? [];
    for (const [english, translation] of Object.entries(table)) expect(typed(translation), english).toEqual(typed(english));
  });

  it.each(definitions)('the page of $type names each exit and field as the form does', (definition) => {
    const page = Object.entries(nodeHelp).find(([other]) => other === language)?.[1][definition.type] ?? '';
    const said = [...page.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label);
    expect(said).toEqual(expect.arrayContaining(fixedExits(definition).map((label) => table[label])));
    const known = new Set(textsOf(definition).map((text) => table[text]));
    expect(said.filter((label) => !known.has(label))).toEqual([]);
  });
});

it('a card speaks to its reader in his language, and says what callers hear in theirs', () => {
  const { summary } = nodeRegistry.transfer;
  expect(summary({ to: { number: 'desk' } }, 'en-US', translateBy(nodeWords.ru))).toBe('Звонит на desk, 20 с');
  const prompt = { 'en-US': { text: 'Goodbye.' }, 'ro-RO': { text: 'La revedere.' } };
  expect(nodeRegistry.say.summary({ prompt }, 'ro-MD', translateBy(nodeWords.ru))).toBe('La revedere.');
});

function textsOf(definition: NodeDefinition): string[] {
  const { title, description, keywords, config } = definition;
  return [title, description, keywords.join(', '), ...formFields(config).flatMap(fieldTexts), ...fixedExits(definition)];
}

function fixedExits(definition: NodeDefinition): string[] {
  const exits = examplesOf(definition).flatMap((example) => definition.exitsOfDraft(example));
  return exits.filter(({ named }) => named !== true).map(({ label }) => label);
}

function fieldTexts({ meta, schema }: FormField): string[] {
  const { label, help, unit, group, item, add, choices = {} } = meta;
  const own = [label, help, unit, group, item, add, ...Object.values(choices)];
  return [...own.filter((text) => text !== undefined && /\p{L}/u.test(text)), ...formsOf(schema).flatMap(fieldTexts)] as string[];
}

function examplesOf({ type, initial }: NodeDefinition): unknown[] {
  const { nodes } = JSON.parse(readFileSync(path.join(root, type, 'calls/flow.json'), 'utf8'));
  const own = Object.values<{ type: string; config: unknown }>(nodes).filter((node) => node.type === type);
  return [initial({ languages: ['en-US'] }), ...own.map(({ config }) => config)];
}

/** The texts that sources give to `words(...)`. */
function cardTexts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return cardTexts(file);
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) return [];
    const given = readFileSync(file, 'utf8').matchAll(/\bwords\((?:[^'();]*=== '[^']*' \? )?'([^']*)'(?: : '([^']*)')?/g);
    return [...given].flatMap(([, ...texts]) => texts.filter((text) => text !== undefined));
  });
}
