import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** A name as it is offered. */
export interface OfferedName {
  name: string;
  detail: string;
}

/** Offers names after `{{`; what is chosen is closed by braces. */
export function completeNames(names: () => readonly OfferedName[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const open = context.matchBefore(/\{\{-?\s*[\w.]*/);
    if (open === null) return null;
    const word = /[\w.]*$/.exec(open.text)?.[0] ?? '';
    return { from: open.to - word.length, options: names().map((one) => completion(one, open.from)), validFor: /^[\w.]*$/ };
  };
}

function completion({ name, detail }: OfferedName, from: number): Completion {
  return {
    label: name,
    detail,
    apply(view, _, __, to) {
      const after = view.state.sliceDoc(to, to + 3);
      const end = to + (/^\s?\}\}/.exec(after)?.[0].length ?? 0);
      const insert = `{{ ${name} }}`;
      view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete' });
    },
  };
}
