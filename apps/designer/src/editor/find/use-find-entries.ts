import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { useEditor } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { actionEntries } from './action-entries.ts';
import type { FindEntry } from './find-entry.ts';
import { flowEntries, noteEntries } from './flow-entries.ts';
import { type FoundGroup, firstEntries, searchEntries } from './search-entries.ts';

/** What is found by a text, over all that there is to find. */
export function useFound(text: string): FoundGroup[] {
  const entries = useEntries();
  const search = useMemo(() => searchEntries(entries), [entries]);
  const [, complete] = useState<unknown>(null);
  useEffect(() => void search.ready.then(() => complete(search)), [search]);
  const wanted = useDeferredValue(text.trim());
  return wanted === '' ? firstEntries(entries) : search.find(wanted);
}

function useEntries(): FindEntry[] {
  const flow = useEditor((editor) => editor.flow);
  const notes = useEditor(({ layout }) => layout.notes);
  const { words } = useNodeWords();
  const { t: canvas } = useTranslation('canvas');
  const { t } = useTranslation('keys');
  const { t: own } = useTranslation('find');
  const { id: open } = useOpened();
  const { data: flows } = useQuery(flowsQuery);
  return useMemo(() => {
    const others = (flows ?? []).filter(({ id }) => id !== open);
    const pages = others.map(
      ({ id, title }): FindEntry => ({
        id: `flow:${id}`,
        group: 'flows',
        title,
        detail: id,
        words: id,
        tile: null,
        target: { to: 'flow', id },
      }),
    );
    return [...flowEntries(flow, words), ...noteEntries(notes), ...actionEntries(t, own, canvas), ...pages];
  }, [flow, notes, words, t, own, canvas, open, flows]);
}
