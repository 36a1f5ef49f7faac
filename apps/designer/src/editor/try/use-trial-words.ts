import type { CallPlace, TrialLine } from '@callwright/simulator';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { definitionOf } from '../../nodes/definition-of.ts';
import { nodeOf } from '../model/open-document.ts';
import { ownNode } from './trial-on-canvas.ts';
import { useTrial } from './use-trial.ts';

/** Nodes and exits of a trial call as people call them. */
export function useTrialWords() {
  const { t } = useTranslation('try');
  const { words } = useNodeWords();
  const { flow } = useTrial().view;
  const nodeAt = (place: CallPlace) => (place.flow === null && flow !== null ? nodeOf(flow, ownNode(place.node)) : undefined);
  const definitionAt = (place: CallPlace) => {
    const node = nodeAt(place);
    return node === undefined ? undefined : definitionOf(node.type);
  };
  const exitsAt = (place: CallPlace) => (place.node.includes('/') ? [] : (definitionAt(place)?.exitsOfDraft(nodeAt(place)?.config) ?? []));
  return {
    definitionAt,
    title: (place: CallPlace) => nodeAt(place)?.title ?? words(definitionAt(place)?.title ?? place.node),
    exit(place: CallPlace, exit: string): string {
      const found = exitsAt(place).find((one) => one.exit === exit);
      return words(found?.label ?? exit);
    },
    /** Whether it says something that the call left a node this way. */
    tells(line: TrialLine & { kind: 'decided' }): boolean {
      return line.because.by === 'failure' || (line.place.flow === null && exitsAt(line.place).length > 1);
    },
    sure: (confidence: number) => t('sure', { percent: Math.round(confidence * 100) }),
  };
}
