import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeOf } from '../model/open-document.ts';
import { documentOf, nodeLike, randomDocument, someId } from '../model/testing/random-document.ts';
import { walk } from './walk.ts';

const support = documentOf({
  greeting: nodeLike('say', { next: 'menu' }),
  menu: nodeLike('menu', { 'option-2': 'bye', 'no-input': 'menu' }),
  other: nodeLike('say', { next: 'bye' }),
  bye: nodeLike('hang-up'),
});
const at = (node: string) => ({ ...support, selected: [node], selectedExit: null });
const on = (node: string, exit: string) => ({ ...support, selected: [], selectedExit: { node, exit } });
const node = (id: string) => ({ selected: [id], selectedExit: null });
const exit = (id: string, name: string) => ({ selected: [], selectedExit: { node: id, exit: name } });

it('with nothing selected an arrow goes to where a call begins; in an empty flow nowhere', () => {
  expect(walk({ ...support, selected: [], selectedExit: null }, 'down', null)).toEqual(node('greeting'));
  expect(walk({ ...support, selected: ['note:0'], selectedExit: null }, 'right', null)).toEqual(node('greeting'));
  expect(walk({ ...documentOf({}), selected: [], selectedExit: null }, 'right', null)).toBeNull();
});

it('right goes along the first exit that leads somewhere, or along the selected one; to an open exit it only points', () => {
  expect(walk(at('greeting'), 'right', null)).toEqual(node('menu'));
  expect(walk(at('menu'), 'right', null)).toEqual(node('bye'));
  expect(walk(on('menu', 'no-input'), 'right', null)).toEqual(node('menu'));
  expect(walk(on('menu', 'option-1'), 'right', null)).toEqual(exit('menu', 'option-1'));
  expect(walk(at('bye'), 'right', null)).toBeNull();
});

it('left goes back to where one came from, else to a node that leads here', () => {
  expect(walk(at('bye'), 'left', 'other')).toEqual(node('other'));
  expect(walk(at('bye'), 'left', 'greeting')).toEqual(node('menu'));
  expect(walk(at('greeting'), 'left', null)).toBeNull();
  expect(walk(on('menu', 'option-1'), 'left', null)).toEqual(node('menu'));
});

it('up and down go through the exits of a node, and from the ends back to it', () => {
  expect(walk(at('menu'), 'down', null)).toEqual(exit('menu', 'option-1'));
  expect(walk(on('menu', 'option-1'), 'down', null)).toEqual(exit('menu', 'option-2'));
  expect(walk(on('menu', 'option-1'), 'up', null)).toEqual(node('menu'));
  expect(walk(at('menu'), 'up', null)).toEqual(exit('menu', 'no-match'));
  expect(walk(at('bye'), 'down', null)).toEqual(node('bye'));
});

it('whatever is pressed in any flow, one stands on a node or an exit that is there', () => {
  const way = fc.constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const);
  fc.assert(
    fc.property(randomDocument({ whole: false }), fc.array(way, { maxLength: 30 }), fc.option(someId), (document, ways, before) => {
      let stand: NonNullable<ReturnType<typeof walk>> = { selected: [], selectedExit: null };
      for (const one of ways) {
        stand = walk({ ...document, ...stand }, one, before) ?? stand;
        const here = stand.selectedExit?.node ?? stand.selected[0];
        if (here !== undefined) expect(nodeOf(document.flow, here)).toBeDefined();
      }
    }),
  );
});
