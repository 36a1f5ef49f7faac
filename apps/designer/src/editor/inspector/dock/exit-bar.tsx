import { Button, CloseButton } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { cardOf } from '../../canvas/card.ts';
import { useGoTo } from '../../canvas/use-go-to.ts';
import { connect } from '../../model/commands/connect.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { nodeOf } from '../../model/open-document.ts';
import { LeadsTo, NodeTile } from '../names/leads-to.tsx';

/** A way out of a node: where it leads, and how to part it. */
export function ExitBar({ node: id, exit }: { node: string; exit: string }) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const store = useEditorStore();
  const goTo = useGoTo();
  const flow = useEditor((editor) => editor.flow);
  const readOnly = useEditor((editor) => editor.readOnly);
  const node = nodeOf(flow, id);
  if (node === undefined) return null;
  const found = cardOf(id, node, flow.languages[0] ?? 'en-US', words).exits.find((one) => one.exit === exit);
  const label = found?.label ?? exit;
  const { change, look } = store.getState();
  return (
    <section className="slim-dock" aria-label={t('way-of', { exit: label })}>
      <NodeTile type={node.type} />
      <button type="button" className="link-button" onClick={() => goTo(id)}>
        {node.title ?? id}
      </button>
      {found?.key !== null && found?.key !== undefined && <kbd className="key-cap">{found.key}</kbd>}
      <strong>{label}</strong>
      <span className="quiet">{t('leads-to')}</span>
      <LeadsTo node={id} exit={exit} label={label} />
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconUnlink size={14} stroke={1.9} />}
        disabled={readOnly || node.exits[exit] === undefined}
        onClick={() => change(t('disconnect'), connect(id, exit, null))}
      >
        {t('disconnect')}
      </Button>
      <span className="editor-space" />
      <CloseButton size="sm" aria-label={t('close')} onClick={() => look({ selectedExit: null })} />
    </section>
  );
}
