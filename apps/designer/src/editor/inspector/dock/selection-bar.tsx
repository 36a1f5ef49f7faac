import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import {
  IconCopy,
  IconLayoutAlignLeft,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconLayoutGrid,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { CARD, cardOf } from '../../canvas/card.ts';
import { useDuplicate } from '../../clipboard/use-duplicate.ts';
import { moveNodes } from '../../model/commands/move-nodes.ts';
import { removeNodes } from '../../model/commands/remove-nodes.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { nodeOf } from '../../model/open-document.ts';
import { useTidy } from '../../tidy/use-tidy.ts';
import { type Alignment, alignBoxes } from './align-boxes.ts';
import { ColorMenu } from './color-menu.tsx';

/** What can be done with several nodes at once. */
export function SelectionBar({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { tidy, tidying } = useTidy();
  const duplicate = useDuplicate();
  const { change, look } = store.getState();
  const align = (how: Alignment) => () => {
    const { flow, layout } = store.getState();
    const boxes = ids.flatMap((id) => {
      const node = nodeOf(flow, id);
      if (node === undefined) return [];
      return [{ id, at: layout.nodes[id] ?? ([0, 0] as const), height: cardOf(id, node, flow.languages[0] ?? 'en-US', words).height }];
    });
    change(t(`align-${how}`), moveNodes(alignBoxes(boxes, how, CARD.width)));
  };
  const tools = [
    { name: t('align-left'), Icon: IconLayoutAlignLeft, act: align('left') },
    { name: t('align-top'), Icon: IconLayoutAlignTop, act: align('top') },
    { name: t('align-across'), Icon: IconLayoutDistributeHorizontal, act: align('across'), off: ids.length < 3 },
    { name: t('align-down'), Icon: IconLayoutDistributeVertical, act: align('down'), off: ids.length < 3 },
    { name: t('tidy'), Icon: IconLayoutGrid, act: () => void tidy(), off: tidying },
    { name: t('duplicate'), Icon: IconCopy, act: duplicate },
    {
      name: t('delete-nodes', { count: ids.length }),
      Icon: IconTrash,
      act: () => change(t('delete-nodes', { count: ids.length }), removeNodes(ids)),
    },
  ];
  return (
    <section className="slim-dock" aria-label={t('selection')}>
      <strong>{t('selected', { count: ids.length })}</strong>
      <span className="editor-sep" />
      {tools.map(({ name, Icon, act, off = false }) => (
        <Tooltip key={name} label={name}>
          <ActionIcon aria-label={name} disabled={readOnly || off} onClick={act}>
            <Icon size={17} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      ))}
      <ColorMenu ids={ids} />
      <span className="editor-space" />
      <CloseButton size="sm" aria-label={t('close')} onClick={() => look({ selected: [] })} />
    </section>
  );
}
