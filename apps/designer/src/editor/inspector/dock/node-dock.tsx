import type { FlowNode } from '@callwright/flow-schema';
import { IconUsers } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useLayer } from '../../canvas/layers.ts';
import { ControlOf } from '../form/control-of.tsx';
import { ControlContext } from '../form/field-view.tsx';
import { FormContext } from '../form/form-place.ts';
import { useProblems } from '../form/use-problems.ts';
import { NodeTile } from '../names/leads-to.tsx';
import { DockFrame } from './dock-frame.tsx';
import { NodeTabs } from './node-tabs.tsx';
import { NodeTitle } from './node-title.tsx';
import { NodeTools } from './node-tools.tsx';
import { TabBody } from './tab-body.tsx';
import { useTabs } from './use-tabs.ts';

const NodeHelp = lazy(async () => ({ default: (await import('./node-help.tsx')).NodeHelp }));

/** One node, to be edited: what it is called, its form by tabs, its note, and what its type is for. */
export function NodeDock({ id, node }: { id: string; node: FlowNode }) {
  const { t } = useTranslation('inspector');
  const calls = useLayer(({ live }) => live[id] ?? 0);
  const [help, setHelp] = useState(false);
  const toggleHelp = useCallback(() => setHelp((shown) => !shown), []);
  const problems = useProblems(id, node);
  const { type, config, exits, note } = node;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a title that is typed is no part of the form, which is large
  const place = useMemo(() => ({ id, node, problems }), [id, type, config, exits, note, problems]);
  const { tabs, open, choose } = useTabs(place);
  const title = node.title ?? id;
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
          <NodeTools id={id} help={definitionOf(node.type) === undefined ? null : help} toggleHelp={toggleHelp} />
        </header>
        <div className="dock-body">
          <ControlContext value={ControlOf}>
            <TabBody open={open} />
          </ControlContext>
          <Suspense fallback={null}>{help && <NodeHelp type={node.type} />}</Suspense>
        </div>
      </DockFrame>
    </FormContext>
  );
}
