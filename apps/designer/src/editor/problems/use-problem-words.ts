import { labelAt } from '@callwright/flow-compiler';
import type { Diagnostic } from '@callwright/flow-schema';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { definitionOf } from '../../nodes/definition-of.ts';
import { cardOf } from '../canvas/card.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { withoutPath } from './path-of-trace.ts';
import { placeOf } from './place-of.ts';

/** Says problems in the language of the page: in English in their own exact words, else in the sentence of their code. */
export function useProblemWords() {
  const { t, i18n } = useTranslation('problems');
  const { words } = useNodeWords();
  const store = useEditorStore();
  const title = useCallback(
    (problem: Diagnostic): string | null => {
      const { node } = placeOf(problem);
      return node === null ? null : (nodeOf(store.getState().flow, node)?.title ?? node);
    },
    [store],
  );
  const sentence = useCallback(
    (problem: Diagnostic): string => {
      if (!i18n.exists(problem.code, { ns: 'problems', lng: i18n.resolvedLanguage ?? 'en' })) return ownWords(problem, title(problem));
      const { flow } = store.getState();
      const place = placeOf(problem);
      const node = place.node === null ? undefined : nodeOf(flow, place.node);
      const config = node && definitionOf(node.type)?.config;
      const names = problem.path.slice(3);
      const exits = node === undefined || place.node === null ? [] : cardOf(place.node, node, flow.languages[0] ?? 'en-US', words).exits;
      return t(problem.code, {
        node: title(problem) ?? flow.title,
        field: config === undefined || names.length === 0 ? String(problem.path.at(-1) ?? '') : words(labelAt(config, names)),
        exit: exits.find(({ exit }) => exit === place.exit)?.label ?? place.exit ?? String(problem.path.at(-1) ?? ''),
      });
    },
    [t, i18n, words, store, title],
  );
  return { sentence, title };
}

/** The list names the node already. */
function ownWords({ message: told, trace }: Diagnostic, title: string | null): string {
  const message = trace === undefined ? told : withoutPath(told);
  const named = `${title}: `;
  return title !== null && message.startsWith(named) ? message.slice(named.length) : message;
}
