import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf, tooltips } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { variableChips } from './chips.ts';
import { completeNames, type OfferedName } from './complete-names.ts';
import { useOfferedNames } from './use-offered-names.ts';
import './template-editor.css';

export interface TemplateEditorProps {
  value: string;
  label: string;
  readOnly: boolean;
  /** Enter begins a new line; else it does nothing. */
  lines?: boolean;
  isWrong?: boolean;
  placeholder?: string;
  lang?: string;
  className?: string;
  write(text: string): void;
  /** The editor that has the focus, so that a variable can be put where one writes. */
  onFocus?(view: EditorView): void;
  onView?(view: EditorView | null): void;
}

/** A text with variables in it. It keeps no history of its own: undo is the document's. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { value, label, readOnly, lines = false, isWrong = false, placeholder = '', lang, className = '' } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const names = useOfferedNames();
  const offered = useRef(names);
  const settings = useRef(new Compartment());
  latest.current = props;
  offered.current = names;

  useEffect(() => {
    if (host.current === null) return;
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          ...fixed(
            () => latest.current,
            () => offered.current,
          ),
          settings.current.of([]),
        ],
      }),
    });
    view.current = created;
    latest.current.onView?.(created);
    return () => {
      latest.current.onView?.(null);
      view.current = null;
      created.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: settings.current.reconfigure(changing({ label, readOnly, placeholder, lang, isWrong })) });
  }, [label, readOnly, placeholder, lang, isWrong]);

  useEffect(() => {
    const current = view.current;
    if (current === null || current.state.doc.toString() === value) return;
    const { head } = current.state.selection.main;
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: value },
      selection: { anchor: Math.min(head, value.length) },
    });
  }, [value]);

  return <div ref={host} className={['template-editor', lines && 'lines', isWrong && 'wrong', className].filter(Boolean).join(' ')} />;
}

function fixed(props: () => TemplateEditorProps, names: () => readonly OfferedName[]): Extension[] {
  return [
    variableChips,
    EditorView.lineWrapping,
    autocompletion({ override: [completeNames(names)], icons: false, activateOnTyping: true }),
    tooltips({ parent: document.body }),
    EditorView.updateListener.of(({ docChanged, state, focusChanged, view }) => {
      const text = state.doc.toString();
      if (docChanged && text !== props().value) props().write(text);
      if (focusChanged && view.hasFocus) props().onFocus?.(view);
    }),
    keymap.of([
      ...completionKeymap,
      { key: 'Enter', run: (view) => (props().lines === true ? insertNewlineAndIndent(view) : true) },
      ...defaultKeymap.filter(({ key }) => key !== 'Escape' && key !== 'Enter' && key !== 'Mod-Enter'),
    ]),
  ];
}

interface Changing {
  label: string;
  readOnly: boolean;
  placeholder: string;
  lang: string | undefined;
  isWrong: boolean;
}

function changing({ label, readOnly, placeholder, lang, isWrong }: Changing): Extension[] {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'true',
      ...(lang !== undefined && { lang }),
      ...(isWrong && { 'aria-invalid': 'true' }),
    }),
    placeholderOf(placeholder),
  ];
}
