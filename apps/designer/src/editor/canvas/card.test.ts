import { inEnglish } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeLike, randomDocument } from '../model/testing/random-document.ts';
import { CARD, cardOf, portY } from './card.ts';

const card = (node: Parameters<typeof cardOf>[1], id = 'a') => cardOf(id, node, 'en-US', inEnglish);

it('a box names its exits with their keys and where they lead; a lone exit sits on the title line', () => {
  const menu = card({ ...nodeLike('menu', { 'option-1': 'b' }), title: 'Main menu' });
  expect(menu).toMatchObject({ title: 'Main menu', lone: false, height: CARD.head + CARD.says + 4 * CARD.row + CARD.foot });
  expect(menu.exits.map(({ exit, key, quiet, target }) => [exit, key, quiet, target])).toEqual([
    ['option-1', '1', false, 'b'],
    ['option-2', '2', false, null],
    ['no-input', null, true, null],
    ['no-match', null, true, null],
  ]);
  const say = card(nodeLike('say'));
  expect(say).toMatchObject({ title: 'a', lone: true, height: CARD.head + CARD.says });
  expect(portY(say, 'next')).toBe(CARD.head / 2);
});

it('a node of a type that is not known here, or with any configuration at all, still has a box', () => {
  expect(card(nodeLike('mystery', { on: 'b', off: 'c' }))).toMatchObject({
    icon: 'help-hexagon',
    exits: [
      { exit: 'on', target: 'b' },
      { exit: 'off', target: 'c' },
    ],
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(nodeRegistry)),
      fc.dictionary(fc.constantFrom('prompt', 'options', 'rows', 'to', 'text'), fc.jsonValue()),
      (type, config) => {
        const { height, summary } = card({ type, config: config as never, exits: {} });
        expect(Number.isFinite(height) && typeof summary === 'string').toBe(true);
      },
    ),
  );
});

it('ports stand one below the other within the box, and a node that did not change has the same card', () => {
  fc.assert(
    fc.property(randomDocument({ whole: false }), ({ flow }) => {
      for (const [id, node] of Object.entries(flow.nodes)) {
        const own = card(node, id);
        const ports = own.exits.map(({ exit }) => portY(own, exit));
        expect(ports).toEqual([...new Set(ports)].toSorted((a, b) => a - b));
        expect(Math.max(0, ...ports)).toBeLessThan(own.height);
        expect(card(node, id)).toBe(own);
      }
    }),
  );
});

it('an untitled node that gets another id, a language or other words gets another card', () => {
  const node = nodeLike('say');
  expect(card(node, 'b').title).toBe('b');
  expect(card(node, 'c').title).toBe('c');
  const prompts = { ...node, config: { prompt: { 'en-US': { text: 'Hello' }, 'ro-RO': { text: 'Salut' } } } };
  expect([cardOf('a', prompts, 'en-US', inEnglish).summary, cardOf('a', prompts, 'ro-RO', inEnglish).summary]).toEqual(['Hello', 'Salut']);
});
