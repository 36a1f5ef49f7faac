import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createEditor } from '../model/create-editor.ts';
import { documentOf, nodeLike } from '../model/testing/random-document.ts';
import { editorKeys, keyOf, otherKeys } from './key-table.ts';
import { nudge } from './nudge.ts';
import { afterSelected } from './open-adding.ts';

const press = (code: string, key: string, held: Partial<KeyboardEvent> = {}, off = false) =>
  keyOf({ code, key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held } as KeyboardEvent, off)?.id;

it('the place of a key counts, not what it writes; signs are found where each layout has them', () => {
  expect(press('KeyA', 'ф')).toBe('add');
  expect(press('KeyZ', 'я', { ctrlKey: true })).toBe('undo');
  expect(press('KeyZ', 'z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(press('Equal', '+', { shiftKey: true })).toBe('zoom-in');
  expect(press('Digit7', '?', { shiftKey: true })).toBe('help');
  expect(press('ArrowRight', 'ArrowRight', { altKey: true })).toBe('nudge');
  expect(press('KeyA', 'a', { ctrlKey: true, altKey: true })).toBeUndefined();
});

it('single letters can be switched off, and all else goes on acting', () => {
  expect(press('KeyT', 't', {}, true)).toBeUndefined();
  expect(press('Slash', '?', { shiftKey: true }, true)).toBeUndefined();
  expect(press('KeyK', 'k', { ctrlKey: true }, true)).toBe('find');
  expect(press('F8', 'F8', {}, true)).toBe('next-problem');
});

it.each(['en', 'ru', 'ro'])('every key that is listed has words in %s', (language) => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, `../../i18n/${language}/keys.json`), 'utf8'),
  );
  for (const { id, shown } of [...editorKeys, ...otherKeys]) if (shown !== '') expect(words[`key-${id}`], id).toMatch(/^\p{Lu}/u);
});

it('A parts the way of a connected exit, and goes on from the first open one of a node; C needs an exit', () => {
  const store = createEditor(documentOf({ ask: nodeLike('menu', { 'option-1': 'bye', 'option-2': 'gone' }), bye: nodeLike('hang-up') }));
  expect(afterSelected(store, false)).toBeNull();
  store.getState().look({ selected: ['ask'] });
  expect(afterSelected(store, false)).toMatchObject({ from: { node: 'ask', exit: 'option-2' } });
  store.getState().look({ selected: [], selectedExit: { node: 'ask', exit: 'option-1' } });
  expect(afterSelected(store, false)).toMatchObject({ from: { node: 'ask', exit: 'option-1' }, to: 'bye' });
  expect(afterSelected(store, true)).toMatchObject({ from: { node: 'ask', exit: 'option-1' }, existing: true });
  expect(afterSelected(store, true)).not.toHaveProperty('to');
  store.getState().look({ selected: ['bye'], selectedExit: null });
  expect(afterSelected(store, true)).not.toHaveProperty('from');
});

it('boxes and notes that are moved by keys move together, in one step while it goes on', () => {
  let now = 0;
  const { flow, layout } = documentOf({ a: nodeLike('say'), b: nodeLike('say') });
  const store = createEditor({ flow, layout: { ...layout, notes: [{ at: [0, 0], size: [160, 96], text: '' }] } }, () => now);
  for (let times = 0; times < 3; times += 1) {
    store.getState().change('Move', nudge(['a', 'note:0'], 0, 16), 'nudge');
    now += 200;
  }
  expect(store.getState().layout).toMatchObject({ nodes: { a: [0, 48], b: [320, 0] }, notes: [{ at: [0, 48] }] });
  expect(store.temporal.getState().pastStates).toHaveLength(1);
});
