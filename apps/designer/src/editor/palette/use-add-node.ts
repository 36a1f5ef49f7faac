import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { definitionOf } from '../../nodes/definition-of.ts';
import { addNode, type TiedTo } from '../model/commands/add-node.ts';
import { freeId, slugOf } from '../model/commands/free-id.ts';
import { mainExit } from '../model/commands/insert-existing.ts';
import { useEditorStore } from '../model/editor-context.ts';
import type { Point } from '../model/open-document.ts';

/** Adds a node of a type at a place of the sheet, tied in where it is told, and selects it. */
export function useAddNode() {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  const { words } = useNodeWords();
  return useCallback(
    (type: string, at: Point, tied: Omit<TiedTo, 'by'> = {}): string | null => {
      const definition = definitionOf(type);
      if (definition === undefined) return null;
      const { flow, change, look } = store.getState();
      const config = definition.initial({ languages: flow.languages, kind: flow.kind, words });
      const id = freeId(slugOf(words(definition.title), type), (taken) => Object.hasOwn(flow.nodes, taken));
      const by = mainExit(type, config);
      const title = words(definition.title);
      change(t('add-node', { title }), addNode(id, { type, title, config, exits: {} }, at, { ...tied, ...(by !== undefined && { by }) }));
      look({ selected: [id], selectedExit: null, adding: null, inspector: true });
      return id;
    },
    [store, t, words],
  );
}
