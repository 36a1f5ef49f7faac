import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inEnglish } from '@callwright/flow-compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asDocument } from '../model/as-document.ts';
import { renameId } from '../model/commands/rename-id.ts';
import { randomDocument } from '../model/testing/random-document.ts';
import { flowEntries } from './flow-entries.ts';
import { fold } from './fold.ts';
import { searchEntries } from './search-entries.ts';

const file = path.resolve(import.meta.dirname, '../../../../../flows/support-line/flow.json');
const document = asDocument(JSON.parse(readFileSync(file, 'utf8')), {});
const search = searchEntries(flowEntries(document.flow, inEnglish));
const targets = (text: string) =>
  search
    .find(text)
    .flatMap(({ entries }) =>
      entries.map(({ target }) => ('node' in target ? `${target.node} ${target.field ?? ''}`.trim() : JSON.stringify(target))),
    );

it('letters are the same with and without their marks, in every alphabet', () => {
  expect(['Ședință', 'şedinţă', 'SEDINTA'].map(fold)).toEqual(['sedinta', 'sedinta', 'sedinta']);
  expect(fold('Ёлка')).toBe(fold('елка'));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

it('a node is found by its title, its id and its type, also mistyped; the title comes first', async () => {
  await search.ready;
  const [best] = search.find('main menu');
  expect([best?.group, best?.entries[0]?.title]).toEqual(['nodes', 'Main menu']);
  expect(targets('main-menu')[0]).toBe('main-menu');
  expect(targets('mein meni')).toContain('main-menu');
  expect(targets('custnum')).toEqual([]);
});

it('what a caller hears is found in every language, as it is typed, and leads to its field', async () => {
  await search.ready;
  expect(targets('plătiți factura')).toEqual(targets('platiti factura'));
  expect(targets('sunați-ne când')).toContain('call-later prompt.ro-RO');
  expect(targets('sunati-ne cand')).toContain('call-later prompt.ro-RO');
  expect(targets('ещё раз нажмите 9').length).toBeGreaterThan(0);
  expect(targets('звёздочка')).toEqual(targets('звездочка'));
  expect(targets('All right call us')).toContain('call-later prompt.en-US');
});

it('options are found by label and phrase, variables by name', async () => {
  await search.ready;
  expect(targets('discuss bill')).toContain('bill-menu options.2');
  const [name = ''] = Object.keys(document.flow.variables);
  expect(targets(name)).toContain(JSON.stringify({ to: 'variable', name }));
});

it('a node that was renamed is found under its new id', () => {
  const { flow } = renameId('main-menu', 'first-menu')(document);
  const ids = flowEntries(flow, inEnglish).map(({ id }) => id);
  expect(ids.filter((id) => id.includes('main-menu'))).toEqual([]);
  expect(ids).toContain('node:first-menu');
});

it('every node of any flow can be found, under an id of its own', () => {
  fc.assert(
    fc.property(randomDocument({ whole: false }), ({ flow }) => {
      const entries = flowEntries(flow, inEnglish);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const id of Object.keys(flow.nodes))
        expect(entries.some(({ target }) => target.to === 'node' && target.node === id && target.field === null)).toBe(true);
    }),
  );
});
