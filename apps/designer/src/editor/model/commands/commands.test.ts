import { BOX_COLORS, layoutSchema, slugSchema } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEditor } from '../create-editor.ts';
import { type Change, nodeOf, type OpenDocument } from '../open-document.ts';
import { documentOf, nodeLike, randomDocument, someExit, someId } from '../testing/random-document.ts';
import { addNode } from './add-node.ts';
import { colorBoxes } from './color-boxes.ts';
import { connect, startAt } from './connect.ts';
import { freeId } from './free-id.ts';
import { insertExisting } from './insert-existing.ts';
import { moveNodes } from './move-nodes.ts';
import { addNote, changeNote } from './notes.ts';
import { copyPieces, pastePieces } from './pieces.ts';
import { removeNodes } from './remove-nodes.ts';
import { renameId } from './rename-id.ts';
import { setNodeText } from './set-node-text.ts';
import { writeField } from './write-field.ts';

/** Changes as a person makes them: an exit is led only to a node that is there. */
const someChange: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(someId, someExit, fc.option(someId)).map(
    ([node, exit, target]): Change =>
      (document) =>
        target !== null && nodeOf(document.flow, target) === undefined ? document : connect(node, exit, target)(document),
  ),
  fc.tuple(someId, someId, someExit).map(
    ([id, node, exit]): Change =>
      (document) =>
        addNode(
          id,
          nodeLike('menu'),
          [16, 16],
          nodeOf(document.flow, node) === undefined ? {} : { from: { node, exit }, to: node, by: 'option-1' },
        )(document),
  ),
  fc.array(someId, { maxLength: 4 }).map(removeNodes),
  fc.tuple(someId, someId).map(([from, to]) => renameId(from, to)),
  someId.map(startAt),
  fc.tuple(someId, fc.string()).map(([id, text]) => setNodeText(id, 'title', text)),
  fc.tuple(someId, fc.jsonValue()).map(([id, value]) => writeField(id, ['prompt', 'en-US', 'text'], value as never)),
  fc.tuple(someId, fc.integer({ min: -999, max: 999 })).map(
    ([id, x]): Change =>
      (document) =>
        nodeOf(document.flow, id) === undefined ? document : moveNodes({ [id]: [x, 0] })(document),
  ),
  fc.tuple(fc.array(someId, { maxLength: 3 }), fc.constantFrom(...BOX_COLORS, null)).map(([ids, color]) => colorBoxes(ids, color)),
  fc.constant(addNote([5, 5], 'Note')),
  fc.constant(changeNote(0, null)),
  fc.array(fc.oneof(someId, fc.constantFrom('note:0', 'note:1')), { maxLength: 3 }).map(
    (ids): Change =>
      (document) =>
        pastePieces(copyPieces(document, ids), [0, 0]).change(document),
  ),
  fc.tuple(someId, someId, someExit).map(
    ([id, node, exit]): Change =>
      (document) => {
        const target = nodeOf(document.flow, node)?.exits[exit];
        return target === undefined ? document : insertExisting(id, { node, exit, target })(document);
      },
  ),
);

function expectWhole({ flow, layout }: OpenDocument): void {
  const ids = Object.keys(flow.nodes);
  for (const id of ids) expect(slugSchema.safeParse(id).success, id).toBe(true);
  for (const node of Object.values(flow.nodes)) for (const target of Object.values(node.exits)) expect(ids).toContain(target);
  for (const target of Object.values(flow.exits)) expect(ids).toContain(target);
  if (flow.onError !== undefined) expect(ids).toContain(flow.onError);
  if (ids.length > 0) expect(ids).toContain(flow.start);
  for (const id of Object.keys({ ...layout.nodes, ...layout.colors })) expect(ids).toContain(id);
  expect(layoutSchema.safeParse(layout).success).toBe(true);
  for (const [x, y] of Object.values(layout.nodes)) expect([Math.abs(x % 16), Math.abs(y % 16)]).toEqual([0, 0]);
}

it('whatever is done to a flow, its exits lead to nodes that are there or nowhere, and its boxes stand on the grid', () => {
  fc.assert(
    fc.property(randomDocument({ whole: true }), fc.array(someChange, { maxLength: 25 }), (document, changes) => {
      expectWhole(changes.reduce((all, change) => change(all), document));
    }),
  );
});

it('when all of it is undone the flow is as it was, and redone it is as it was left', () => {
  fc.assert(
    fc.property(
      randomDocument({ whole: true }),
      fc.array(fc.tuple(someChange, fc.option(fc.constantFrom('a', 'b'))), { maxLength: 25 }),
      (document, changes) => {
        let now = 0;
        const store = createEditor(document, () => now);
        for (const [change, key] of changes) {
          store.getState().change('Change', change, key ?? undefined);
          now += 1000;
        }
        const { flow, layout } = store.getState();
        const { undo, redo, pastStates } = store.temporal.getState();
        const steps = pastStates.length;
        expect(steps).toBeLessThanOrEqual(changes.length);
        if (steps > 0) undo(steps);
        expect(store.getState()).toMatchObject({ flow: document.flow, layout: document.layout });
        if (steps > 0) redo(steps);
        expect(store.getState().flow).toBe(flow);
        expect(store.getState().layout).toBe(layout);
      },
    ),
  );
});

it('a change that changes nothing is no step, and nothing is changed in a flow that is read only', () => {
  const store = createEditor(documentOf({ a: nodeLike('say', { next: 'b' }), b: nodeLike('hang-up') }));
  const { change } = store.getState();
  change('Connect', connect('a', 'next', 'b'));
  change('Connect', connect('nobody', 'next', 'b'));
  change('Move', moveNodes({ a: [0, 0] }));
  change('Rename', renameId('a', 'b'));
  change('Delete', removeNodes(['nobody']));
  expect(store.temporal.getState().pastStates).toHaveLength(0);
  store.setState({ readOnly: true });
  change('Delete', removeNodes(['a']));
  expect(Object.keys(store.getState().flow.nodes)).toEqual(['a', 'b']);
});

it('a node that goes closes the gap where it had one way on, and what was selected of it is not', () => {
  const store = createEditor(
    documentOf(
      { a: nodeLike('say', { next: 'b' }), b: nodeLike('say', { next: 'c' }), c: nodeLike('menu', { 'option-1': 'a', 'option-2': 'b' }) },
      { onError: 'b', exits: { person: 'c' } },
    ),
  );
  store.getState().look({ selected: ['b', 'c'], inspector: true });
  store.getState().change('Delete', removeNodes(['b']));
  expect(store.getState().flow).toMatchObject({
    onError: 'c',
    nodes: { a: { exits: { next: 'c' } }, c: { exits: { 'option-1': 'a', 'option-2': 'c' } } },
  });
  expect(store.getState().selected).toEqual(['c']);
  store.getState().change('Delete', removeNodes(['c']));
  expect(store.getState()).toMatchObject({ selected: [], inspector: false, flow: { exits: {}, nodes: { a: { exits: {} } } } });
  expect(store.getState().flow).not.toHaveProperty('onError');
});

it('typing is one step until it rests, and other changes end it', () => {
  let now = 0;
  const store = createEditor(documentOf({ a: nodeLike('say') }), () => now);
  const type = (text: string) => store.getState().change('Rename', setNodeText('a', 'title', text), 'a\ntitle');
  for (const text of ['H', 'He', 'Hey']) {
    type(text);
    now += 300;
  }
  now += 5000;
  type('Hey you');
  const { undo } = store.temporal.getState();
  undo();
  expect(store.getState().flow.nodes['a']?.title).toBe('Hey');
  undo();
  expect(store.getState().flow.nodes['a']).not.toHaveProperty('title');
});

it('a free id is always a good one, however long the wanted one is', () => {
  const slug = fc.stringMatching(/^[a-z0-9]{1,40}(-[a-z0-9]{1,39})?$/);
  fc.assert(
    fc.property(slug, fc.nat({ max: 30 }), (wanted, taken) => {
      const ids = new Set<string>();
      for (let count = 0; count <= taken; count += 1) ids.add(freeId(wanted, (id) => ids.has(id)));
      expect(ids.size).toBe(taken + 1);
      for (const id of ids) expect(slugSchema.safeParse(id).success, id).toBe(true);
    }),
  );
});

it('a colour goes with its box: renamed, copied, and gone with it; without any the layout has no field for them', () => {
  const document = colorBoxes(['a', 'nobody'], 'pink')(documentOf({ a: nodeLike('say', { next: 'b' }), b: nodeLike('hang-up') }));
  expect(document.layout.colors).toEqual({ a: 'pink' });
  expect(colorBoxes(['a'], 'pink')(document).layout).toBe(document.layout);
  expect(renameId('a', 'c')(document).layout.colors).toEqual({ c: 'pink' });
  expect(pastePieces(copyPieces(document, ['a', 'b']), [0, 0]).change(document).layout.colors).toEqual({ a: 'pink', 'a-2': 'pink' });
  for (const change of [removeNodes(['a']), colorBoxes(['a', 'b'], null)]) expect(change(document).layout).not.toHaveProperty('colors');
});

it('notes are copied with nodes or alone, stay selected while they are changed, and nothing changes where nothing is pasted', () => {
  const document = addNote([32, 64], 'Ask Elena')(documentOf({ a: nodeLike('say') }));
  const alone = pastePieces(copyPieces(document, ['note:0']), [160, 160]);
  expect(alone.idsIn(document)).toEqual(['note:1']);
  const after = alone.change(document);
  expect(after.flow).toBe(document.flow);
  expect(after.layout.notes[1]).toMatchObject({ at: [160, 160], text: 'Ask Elena' });
  const both = pastePieces(copyPieces(document, ['a', 'note:0']), [0, 0]).change(document);
  expect([both.layout.nodes['a-2'], both.layout.notes[1]?.at]).toEqual([
    [0, 0],
    [32, 64],
  ]);
  const store = createEditor(document);
  store.getState().look({ selected: ['a', 'note:0'] });
  store.getState().change('Write a note', changeNote(0, { text: 'Ask Viorel' }));
  expect(store.getState().selected).toEqual(['a', 'note:0']);
  store.getState().change('Write a note', changeNote(0, { text: 'Ask Viorel' }));
  expect(store.temporal.getState().pastStates).toHaveLength(1);
  store.getState().change('Delete', changeNote(0, null));
  expect(store.getState().selected).toEqual(['a']);
});
