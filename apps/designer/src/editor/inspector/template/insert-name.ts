import type { EditorView } from '@codemirror/view';

/** Puts a variable where one writes. */
export function insertName(view: EditorView, name: string): void {
  const { from, to } = view.state.selection.main;
  const insert = `{{ ${name} }}`;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input' });
  view.focus();
}
