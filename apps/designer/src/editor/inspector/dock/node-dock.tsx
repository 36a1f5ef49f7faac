import type { FlowNode } from '@callwright/flow-schema';
import { ActionIcon, Button, CloseButton, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useLayer } from '../../canvas/layers.ts';
import { removeNodes } from '../../model/commands/remove-nodes.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { ControlOf } from '../form/control-of.tsx';
import { ControlContext } from '../form/field-view.tsx';
import { FormContext } from '../form/form-place.ts';
import { useProblems } from '../form/use-problems.ts';
import { NodeTile } from '../names/leads-to.tsx';
import { ColorMenu } from './color-menu.tsx';
import { DockFrame } from './dock-frame.tsx';
import { NodeHelp } from './node-help.tsx';
import { NodeTabs } from './node-tabs.tsx';
import { NodeTitle } from './node-title.tsx';
import { TabBody } from './tab-body.tsx';
import { useTabs } from './use-tabs.ts';

/** One node, to be edited: what it is called, its form by tabs, its note, and what its type is for. */
export function NodeDock({ id, node }: { id: string; node: FlowNode }) {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const calls = useLayer(({ live }) => live[id] ?? 0);
  const [help, setHelp] = useState(false);
  const problems = useProblems(id, node);
  const { type, config, exits, note } = node;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a title that is typed is no part of the form, which is large
  const place = useMemo(() => ({ id, node, problems }), [id, type, config, exits, note, problems]);
  const { tabs, open, choose } = useTabs(place);
  const title = node.title ?? id;
  const { look, change } = store.getState();
  return (
    <FormContext value={place}>
      <DockFrame label={t('inspector-of', { title })}>
        <header className="dock-head">
          <NodeTile type={node.type} />
          <NodeTitle id={id} node={node} />
          <NodeTabs tabs={tabs} open={open} choose={choose} />
          <span className="editor-space" />
          {calls > 0 && (
            <span className="calls-here figures">
              <IconUsers size={14} stroke={1.9} aria-hidden />
              {t('calls-here', { count: calls })}
            </span>
          )}
          {definitionOf(node.type) !== undefined && (
            <Button
              size="xs"
              variant={help ? 'light' : 'subtle'}
              color={help ? 'brand' : 'gray'}
              aria-pressed={help}
              leftSection={<IconHelpCircle size={15} stroke={1.9} />}
              onClick={() => setHelp(!help)}
            >
              {t('help')}
            </Button>
          )}
          <ColorMenu ids={[id]} />
          <Tooltip label={t('delete-node')}>
            <ActionIcon aria-label={t('delete-node')} disabled={readOnly} onClick={() => change(t('delete', { title }), removeNodes([id]))}>
              <IconTrash size={16} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
          <CloseButton size="sm" aria-label={t('close')} onClick={() => look({ inspector: false })} />
        </header>
        <div className="dock-body">
          <ControlContext value={ControlOf}>
            <TabBody open={open} />
          </ControlContext>
          {help && <NodeHelp type={node.type} />}
        </div>
      </DockFrame>
    </FormContext>
  );
}
