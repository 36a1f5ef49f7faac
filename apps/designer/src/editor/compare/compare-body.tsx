import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { useRights } from '../publish/use-rights.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { CompareCanvas } from './compare-canvas.tsx';
import { CompareCounts } from './compare-counts.tsx';
import type { Side } from './merged-view.ts';
import { SettleBar } from './settle-bar.tsx';
import type { SideName } from './side-names.ts';
import { takeSide } from './take-side.ts';
import { useCompareKeys } from './use-compare-keys.ts';
import { useComparison } from './use-comparison.ts';
import { useSideTitle } from './use-side-title.ts';

interface Props {
  from: SideName;
  to: SideName;
  before: OpenDocument;
  after: OpenDocument;
  shown: Side;
}

/** The canvas with both sides, and the changes beside it. */
export function CompareBody({ from, to, before, after, shown }: Props) {
  const { t } = useTranslation('compare');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { canEdit } = useRights();
  const titleOf = useSideTitle();
  const { groups, renamed, quiet, view } = useComparison(before, after, shown);
  const [chosen, choose] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<{ node: string; at: number } | null>(null);
  const group = useMemo(() => groups.find(({ key }) => key === chosen) ?? groups[0] ?? null, [groups, chosen]);
  const select = (key: string): void => {
    choose(key);
    const node = groups.find((one) => one.key === key)?.node ?? null;
    if (node !== null) setGoTo({ node, at: Date.now() });
  };
  useCompareKeys({ groups, current: group?.key ?? null, select });
  const mayTake = to.what === 'draft' && from.what !== 'draft' && canEdit && !readOnly;
  const take = (): void => {
    if (group === null) return;
    const label = t('take-what', { side: titleOf(from), what: group.title === '' ? t(`part-${group.key}`) : group.title });
    store.getState().change(label, takeSide(group, before, renamed));
  };
  return (
    <div className="editor-middle">
      <main className="editor-work">
        <SettleBar from={from} to={to} />
        <CompareCanvas
          view={view}
          notes={(shown === 'before' ? before : after).layout}
          selected={group?.node ?? null}
          select={(node) => select(`node:${node}`)}
          goTo={goTo}
        >
          <CompareCounts groups={groups} quiet={quiet} />
        </CompareCanvas>
      </main>
      <ChangesPanel
        {...{ from, to, before, after, groups, group, select, looks: Object.values(quiet).some((count) => count > 0) }}
        {...(mayTake && { take })}
      />
    </div>
  );
}
