import { temporal } from 'zundo';
import { createStore } from 'zustand';
import { type Change, isThere, nodeOf, type OpenDocument, type Point } from './open-document.ts';

/** Typing within so many milliseconds is one step of undo. */
const ONE_STEP_MILLISECONDS = 1500;
const MOST_STEPS = 300;

/** What the canvas looks at, apart from the document: neither saved nor undone. */
export interface View {
  /** Selected nodes, in the order in which they were selected. */
  selected: readonly string[];
  selectedExit: { node: string; exit: string } | null;
  /** Which tab of the inspector is open, by node; and the field that wants attention. */
  focus: { node: string; field: string | null; at: number } | null;
  inspector: boolean;
  /** The list of what may be added is open: at a place of the sheet, after an exit, or on a way. */
  adding: Adding | null;
  find: boolean;
  /** The number of the note that is being written in. */
  writing: number | null;
  /** What can be done is listed, at a place of the screen: with what is there, or with the sheet. */
  menu: CanvasMenu | null;
  /** The panel at the left edge. */
  panel: Panel | null;
  trying: boolean;
}

export interface Adding {
  at: Point;
  /** Where on the screen the list opens. */
  screen: { x: number; y: number };
  from?: { node: string; exit: string };
  /** What follows it: the way is parted. */
  to?: string;
  /** Only nodes that exist are offered. */
  existing?: boolean;
}
export interface CanvasMenu {
  on: 'nodes' | 'note' | 'exit' | 'sheet';
  screen: { x: number; y: number };
  /** That place on the sheet. */
  at: Point;
}
export type Panel = 'problems' | 'outline' | 'variables' | 'flow' | 'tests';

interface Kept extends OpenDocument {
  /** What the change that led here is called: "Delete 3 nodes". */
  label: string;
}

export interface Editor extends Kept, View {
  /** The last change is still going on: more of the same joins it. */
  going: { key: string; at: number } | null;
  readOnly: boolean;
  /** Changes the document as one step of undo. Changes with the same key that follow at once are one step. */
  change(label: string, change: Change, key?: string): void;
  look(view: Partial<View>): void;
  /** Opens another document: what could be undone is forgotten. */
  open(document: OpenDocument, readOnly?: boolean): void;
  /** Replaces the document as one step that can be undone: a version restored, the other side taken. */
  replace(label: string, document: OpenDocument): void;
}

/** The open document with its history. `now` is the clock, in milliseconds. */
export function createEditor(document: OpenDocument, now: () => number = Date.now) {
  const store = createStore<Editor>()(
    temporal(
      (set, get) => ({
        ...document,
        ...blankView,
        label: '',
        going: null,
        readOnly: false,
        change(label, change, key) {
          const { flow, layout, going, readOnly } = get();
          const next = change({ flow, layout });
          if (readOnly || (next.flow === flow && next.layout === layout)) return;
          const joins = key !== undefined && going?.key === key && now() - going.at < ONE_STEP_MILLISECONDS;
          const history = store.temporal.getState();
          if (joins) history.pause();
          set({ ...next, label, going: key === undefined ? null : { key, at: now() }, ...stillThere(get(), next) });
          if (joins) history.resume();
        },
        look: (view) => set(view),
        open(opened, readOnly = false) {
          store.temporal.getState().pause();
          set({ ...opened, ...blankView, label: '', going: null, readOnly });
          store.temporal.getState().resume();
          store.temporal.getState().clear();
        },
        replace: (label, next) => set({ ...next, label, going: null, ...stillThere(get(), next) }),
      }),
      {
        limit: MOST_STEPS,
        partialize: ({ flow, layout, label }): Kept => ({ flow, layout, label }),
        equality: (a, b) => a.flow === b.flow && a.layout === b.layout,
      },
    ),
  );
  return store;
}
export type EditorStore = ReturnType<typeof createEditor>;

const blankView: View = {
  selected: [],
  selectedExit: null,
  focus: null,
  inspector: false,
  adding: null,
  find: false,
  writing: null,
  menu: null,
  panel: null,
  trying: false,
};

/** What is selected and still there. */
export function stillThere(
  { selected, selectedExit, inspector }: Pick<View, 'selected' | 'selectedExit' | 'inspector'>,
  document: OpenDocument,
): Pick<View, 'selected' | 'selectedExit' | 'inspector'> {
  const left = selected.filter((id) => isThere(document, id));
  return {
    selected: left.length === selected.length ? selected : left,
    selectedExit: selectedExit !== null && nodeOf(document.flow, selectedExit.node) !== undefined ? selectedExit : null,
    inspector: inspector && left.length > 0,
  };
}
