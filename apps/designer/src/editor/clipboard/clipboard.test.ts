import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyPieces, pastePieces } from '../model/commands/pieces.ts';
import { documentOf, nodeLike, randomDocument } from '../model/testing/random-document.ts';
import { withoutForeignLanguages } from './foreign-languages.ts';
import { besideSelected, freePlace } from './paste-place.ts';
import { readPasted } from './read-pasted.ts';

const prompt = (...languages: string[]) => Object.fromEntries(languages.map((language) => [language, { text: `Hello in ${language}` }]));
const say = { ...nodeLike('say', { next: 'say-2' }), config: { prompt: prompt('en', 'ro-RO', 'ru-RU') } };
const text = (value: unknown) => JSON.stringify(value, null, 2);

it('what is copied is read again as it was, with its own ways and the variables that it names', () => {
  const variable = { type: 'text' as const, privacy: 'none' as const };
  const document = documentOf(
    {
      a: { ...say, config: { prompt: { en: { text: 'Hello {{ name }}, you surname' } } }, exits: { next: 'b' } },
      b: nodeLike('say', { next: 'c' }),
      c: nodeLike('hang-up'),
    },
    { variables: { name: variable, other: variable, na: variable } },
  );
  const read = readPasted(text(copyPieces(document, ['a', 'b'])));
  expect(read).toMatchObject({
    what: 'nodes',
    pieces: { nodes: { a: { exits: { next: 'b' } }, b: { exits: {} } }, places: { a: [0, 0], b: [320, 0] } },
  });
  expect(read.what === 'nodes' && Object.keys(read.pieces.variables)).toEqual(['name']);
});

it('any nodes come back whole when they are pasted into a flow without them, with ids that are free in any other', () => {
  fc.assert(
    fc.property(randomDocument({ whole: true }), randomDocument({ whole: true }), (from, to) => {
      const ids = Object.keys(from.flow.nodes);
      const read = readPasted(text(copyPieces(from, ids)));
      if (read.what !== 'nodes') throw new Error(`This was read as ${read.what}.`);
      expect(pastePieces(read.pieces, [0, 0]).change(documentOf({})).flow.nodes).toEqual(from.flow.nodes);
      const pasted = pastePieces(read.pieces, [0, 0]);
      const after = pasted.change(to);
      expect(after.flow.nodes).toMatchObject(to.flow.nodes);
      expect(Object.keys(after.flow.nodes)).toHaveLength(Object.keys(to.flow.nodes).length + ids.length);
      for (const id of pasted.idsIn(to))
        for (const target of Object.values(after.flow.nodes[id]?.exits ?? {})) expect(pasted.idsIn(to)).toContain(target);
    }),
  );
});

it('languages that the flow does not speak are left out of what is said, and told; all else stays', () => {
  const pieces = copyPieces(documentOf({ say, call: { ...nodeLike('http-request'), config: { headers: { ok: 'x' } } } }), ['say', 'call']);
  const { pieces: kept, dropped } = withoutForeignLanguages(pieces, ['ro-RO']);
  expect(dropped.toSorted()).toEqual(['en', 'ru-RU']);
  expect(kept.nodes['say']?.config).toEqual({ prompt: prompt('ro-RO') });
  expect(kept.nodes['call']).toBe(pieces.nodes['call']);
  expect(withoutForeignLanguages(pieces, ['en', 'ro-RO', 'ru-RU'])).toEqual({ pieces, dropped: [] });
});

it('a text that is no nodes, a whole flow and five megabytes are told apart, and none of them is pasted', () => {
  expect(readPasted('Hello, call me back')).toEqual({ what: 'no-nodes' });
  expect(readPasted('{"callwright": "nodes", "nodes": 5}')).toEqual({ what: 'no-nodes' });
  expect(readPasted('{"callwright": "nodes", "nodes": {"__proto__": {}}, "places": {}}')).toEqual({ what: 'no-nodes' });
  expect(readPasted(text(documentOf({ say }).flow))).toEqual({ what: 'flow' });
  expect(readPasted('{"nodes": {}, "formatVersion"')).toEqual({ what: 'no-nodes' });
  expect(readPasted(`{"callwright": "nodes"${' '.repeat(5_000_000)}}`)).toEqual({ what: 'too-long' });
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (any) => readPasted(any).what === 'no-nodes'));
});

it('pasted again, boxes do not lie on one another', () => {
  const document = documentOf({ a: nodeLike('say'), b: nodeLike('say') });
  expect(freePlace(document, [3, -4])).toEqual([32, 32]);
  expect(freePlace(document, [100, 100])).toEqual([96, 96]);
  expect(besideSelected(document, ['b', 'note:1'])).toEqual([352, 32]);
  expect(besideSelected(document, [])).toBeNull();
});
