import type { EditorStore } from '../model/create-editor.ts';
import { noteId, noteIndex } from '../model/note-id.ts';

/** What the keys of the editor act on. */
export interface KeyContext {
  store: EditorStore;
  goTo(node: string): void;
  tidy(): void;
  fit(): void;
  zoom(by: 'in' | 'out'): void;
  undo(): void;
  redo(): void;
  /** Opens the list of what may be added, where it makes sense. */
  add(): void;
  /** Opens the list of nodes that the selected exit may lead to. */
  connect(): void;
  walk(way: 'left' | 'right' | 'up' | 'down'): void;
  nudge(dx: number, dy: number): void;
  /** Larger or smaller notes. */
  resize(dx: number, dy: number): void;
  addNote(): void;
  /** Makes a module of what is selected. */
  group(): void;
  menu(): void;
  /** To the problem before or after. */
  previousProblem(): void;
  remove(): void;
  duplicate(): void;
  nextProblem(): void;
  help(): void;
  stepBack(): void;
}

export interface EditorKey {
  id: string;
  /** As it is shown, in the words of keyboards. */
  shown: string;
  group: 'draw' | 'move' | 'edit' | 'look';
  /** The physical key, so that it works in every layout. */
  code: string | readonly string[];
  /** What it writes, for signs that stand elsewhere in other layouts. */
  sign?: string;
  /** Held down, it goes on. */
  repeats?: boolean;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
  /** A single letter: acts only outside of text fields, and can be switched off. */
  letter?: boolean;
  act(context: KeyContext): void;
}

const panel =
  (name: 'outline' | 'variables' | 'tests' | 'flow') =>
  ({ store }: KeyContext) => {
    const { panel: open, look } = store.getState();
    look({ panel: open === name ? null : name });
  };

const RESIZE = { group: 'edit', alt: true, shift: true, repeats: true } as const;
const resizing: readonly EditorKey[] = [
  { ...RESIZE, id: 'resize', shown: 'Alt Shift ← ↑ → ↓', code: 'ArrowRight', act: ({ resize }) => resize(16, 0) },
  { ...RESIZE, id: 'resize-left', shown: '', code: 'ArrowLeft', act: ({ resize }) => resize(-16, 0) },
  { ...RESIZE, id: 'resize-up', shown: '', code: 'ArrowUp', act: ({ resize }) => resize(0, -16) },
  { ...RESIZE, id: 'resize-down', shown: '', code: 'ArrowDown', act: ({ resize }) => resize(0, 16) },
];

/** Every key of the editor, for acting and for the page that lists them. Earlier ones win. */
export const editorKeys: readonly EditorKey[] = [
  { id: 'add', shown: 'A', group: 'draw', code: 'KeyA', letter: true, act: ({ add }) => add() },
  { id: 'connect', shown: 'C', group: 'draw', code: 'KeyC', letter: true, act: ({ connect }) => connect() },
  { id: 'note', shown: 'N', group: 'draw', code: 'KeyN', letter: true, act: ({ addNote }) => addNote() },
  { id: 'group', shown: 'G', group: 'draw', code: 'KeyG', letter: true, act: ({ group }) => group() },
  { id: 'menu', shown: 'Shift F10', group: 'edit', code: 'F10', shift: true, act: ({ menu }) => menu() },
  { id: 'menu-too', shown: '', group: 'edit', code: 'ContextMenu', act: ({ menu }) => menu() },
  { id: 'walk', shown: '← ↑ → ↓', group: 'move', code: 'ArrowRight', repeats: true, act: ({ walk }) => walk('right') },
  { id: 'walk-left', shown: '', group: 'move', code: 'ArrowLeft', repeats: true, act: ({ walk }) => walk('left') },
  { id: 'walk-up', shown: '', group: 'move', code: 'ArrowUp', repeats: true, act: ({ walk }) => walk('up') },
  { id: 'walk-down', shown: '', group: 'move', code: 'ArrowDown', repeats: true, act: ({ walk }) => walk('down') },
  ...resizing,
  { id: 'nudge', shown: 'Alt ← ↑ → ↓', group: 'move', code: 'ArrowRight', alt: true, repeats: true, act: ({ nudge }) => nudge(16, 0) },
  { id: 'nudge-left', shown: '', group: 'move', code: 'ArrowLeft', alt: true, repeats: true, act: ({ nudge }) => nudge(-16, 0) },
  { id: 'nudge-up', shown: '', group: 'move', code: 'ArrowUp', alt: true, repeats: true, act: ({ nudge }) => nudge(0, -16) },
  { id: 'nudge-down', shown: '', group: 'move', code: 'ArrowDown', alt: true, repeats: true, act: ({ nudge }) => nudge(0, 16) },
  { id: 'edit', shown: 'Enter', group: 'edit', code: ['Enter', 'NumpadEnter'], act: enter },
  { id: 'escape', shown: 'Esc', group: 'edit', code: 'Escape', act: ({ stepBack }) => stepBack() },
  { id: 'undo', shown: 'Ctrl Z', group: 'edit', code: 'KeyZ', ctrl: true, repeats: true, act: ({ undo }) => undo() },
  { id: 'redo', shown: 'Ctrl Shift Z', group: 'edit', code: 'KeyZ', ctrl: true, shift: true, repeats: true, act: ({ redo }) => redo() },
  { id: 'redo-too', shown: '', group: 'edit', code: 'KeyY', ctrl: true, repeats: true, act: ({ redo }) => redo() },
  { id: 'duplicate', shown: 'Ctrl D', group: 'edit', code: 'KeyD', ctrl: true, act: ({ duplicate }) => duplicate() },
  { id: 'select-all', shown: 'Ctrl A', group: 'edit', code: 'KeyA', ctrl: true, act: selectAll },
  { id: 'remove', shown: 'Del', group: 'edit', code: ['Delete', 'Backspace'], act: ({ remove }) => remove() },
  { id: 'find', shown: 'Ctrl K', group: 'look', code: 'KeyK', ctrl: true, act: ({ store }) => store.getState().look({ find: true }) },
  { id: 'find-too', shown: '', group: 'look', code: 'KeyF', ctrl: true, act: ({ store }) => store.getState().look({ find: true }) },
  { id: 'tidy', shown: 'L', group: 'draw', code: 'KeyL', letter: true, act: ({ tidy }) => tidy() },
  { id: 'outline', shown: 'O', group: 'look', code: 'KeyO', letter: true, act: panel('outline') },
  { id: 'variables', shown: 'V', group: 'look', code: 'KeyV', letter: true, act: panel('variables') },
  { id: 'tests', shown: 'Y', group: 'look', code: 'KeyY', letter: true, act: panel('tests') },
  { id: 'flow', shown: 'F', group: 'look', code: 'KeyF', letter: true, act: panel('flow') },
  { id: 'try', shown: 'T', group: 'look', code: 'KeyT', letter: true, act: toggleTrying },
  { id: 'next-problem', shown: 'F8', group: 'look', code: 'F8', repeats: true, act: ({ nextProblem }) => nextProblem() },
  {
    id: 'previous-problem',
    shown: 'Shift F8',
    group: 'look',
    code: 'F8',
    shift: true,
    repeats: true,
    act: ({ previousProblem }) => previousProblem(),
  },
  { id: 'walk-problems', shown: 'J K', group: 'look', code: 'KeyJ', letter: true, repeats: true, act: ({ nextProblem }) => nextProblem() },
  {
    id: 'walk-problems-back',
    shown: '',
    group: 'look',
    code: 'KeyK',
    letter: true,
    repeats: true,
    act: ({ previousProblem }) => previousProblem(),
  },
  { id: 'fit', shown: 'Shift 1', group: 'look', code: 'Digit1', shift: true, letter: true, act: ({ fit }) => fit() },
  {
    id: 'zoom-in',
    shown: '+',
    group: 'look',
    code: ['Equal', 'NumpadAdd'],
    sign: '+',
    letter: true,
    repeats: true,
    act: ({ zoom }) => zoom('in'),
  },
  {
    id: 'zoom-out',
    shown: '-',
    group: 'look',
    code: ['Minus', 'NumpadSubtract'],
    letter: true,
    repeats: true,
    act: ({ zoom }) => zoom('out'),
  },
  { id: 'help', shown: '?', group: 'look', code: 'Slash', sign: '?', shift: true, letter: true, act: ({ help }) => help() },
];

/** Keys that act elsewhere: the clipboard's own, and those of the outline. They are listed with the others. */
export const otherKeys: readonly Pick<EditorKey, 'id' | 'shown' | 'group'>[] = [
  { id: 'copy', shown: 'Ctrl C', group: 'edit' },
  { id: 'cut', shown: 'Ctrl X', group: 'edit' },
  { id: 'paste', shown: 'Ctrl V', group: 'edit' },
  { id: 'rename', shown: 'F2', group: 'edit' },
];

/** The key that an event means; undefined for none. */
export function keyOf(event: KeyboardEvent, lettersAreOff: boolean): EditorKey | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  return editorKeys.find((key) => {
    const { ctrl: wantsCtrl = false, alt = false, letter = false } = key;
    return wantsCtrl === ctrl && alt === event.altKey && isPressed(key, event) && !(letter && lettersAreOff);
  });
}

function isPressed({ code, sign, shift = false }: EditorKey, event: KeyboardEvent): boolean {
  if (sign !== undefined && event.key === sign) return true;
  const isHere = typeof code === 'string' ? code === event.code : code.includes(event.code);
  return isHere && (shift === event.shiftKey || (!shift && event.code.startsWith('Arrow')));
}

/** On an exit it goes where that leads, or asks what comes next; on a node it edits. */
function enter({ store, goTo, add }: KeyContext): void {
  const { selectedExit, selected, flow, look } = store.getState();
  if (selectedExit !== null) {
    const target = flow.nodes[selectedExit.node]?.exits[selectedExit.exit];
    if (target === undefined) add();
    else goTo(target);
    return;
  }
  const [node] = selected;
  const note = node === undefined ? null : noteIndex(node);
  if (note !== null) look({ writing: note });
  else if (node !== undefined) look({ inspector: true, focus: { node, field: null, at: Date.now() } });
}

function selectAll({ store }: KeyContext): void {
  const { flow, layout, look } = store.getState();
  look({ selected: [...Object.keys(flow.nodes), ...layout.notes.map((_, index) => noteId(index))], selectedExit: null });
}

function toggleTrying({ store }: KeyContext): void {
  const { trying, look } = store.getState();
  look({ trying: !trying });
}
