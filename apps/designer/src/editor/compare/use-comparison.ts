import { diffFlows } from '@callwright/flow-schema';
import { useMemo } from 'react';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { groupChanges } from './change-groups.ts';
import { countColors, countMoves, countNotes, mergedView, renamedIn, type Side } from './merged-view.ts';

/** What differs between two documents, and how the canvas shows it. */
export function useComparison(before: OpenDocument, after: OpenDocument, side: Side) {
  const { words } = useNodeWords();
  const changes = useMemo(() => diffFlows(before.flow, after.flow), [before, after]);
  const groups = useMemo(() => groupChanges(changes), [changes]);
  const renamed = useMemo(() => renamedIn(changes), [changes]);
  const quiet = useMemo(
    () => ({ moves: countMoves(before, after, changes), colors: countColors(before, after, changes), notes: countNotes(before, after) }),
    [before, after, changes],
  );
  const language = (side === 'before' ? before : after).flow.languages[0] ?? 'en-US';
  const view = useMemo(() => mergedView(before, after, changes, side, language, words), [before, after, changes, side, language, words]);
  return { groups, renamed, quiet, view };
}
