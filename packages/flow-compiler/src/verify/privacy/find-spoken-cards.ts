import { type Diagnostic, diagnostic, type Flow, wordingSchema } from '@callwright/flow-schema';
import { fieldTexts } from '../../field-texts.ts';
import type { NodeFields } from '../../node-fields.ts';
import { privateNamesShown } from './private-names-shown.ts';

/** Finds words that say a whole card number, each once a node: people beside the caller, and whoever listens in, would hear it. */
export function findSpokenCards(flow: Flow, nodes: readonly NodeFields[]): Diagnostic[] {
  return nodes.flatMap(({ fields }) => {
    const spoken = fields.filter(({ control, value }) => control === 'wording' && wordingSchema.safeParse(value).data?.audio === undefined);
    const found = new Map<string, Diagnostic>();
    for (const { path, text } of spoken.flatMap(fieldTexts))
      for (const name of privateNamesShown(flow, text))
        if (flow.variables[name]?.privacy === 'card' && !found.has(name)) found.set(name, cardSpoken(name, path));
    return [...found.values()];
  });
}

function cardSpoken(name: string, path: (string | number)[]): Diagnostic {
  const message = `Here all of "${name}" is said aloud. Say only its end: {{ ${name} | mask | remove: "•" | spell }}.`;
  return diagnostic('card-spoken', path, message, 'warning');
}
