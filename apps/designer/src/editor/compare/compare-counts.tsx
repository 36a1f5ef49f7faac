import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { Panel } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { ChangeGroup } from './change-groups.ts';

/** How much differs. Moves are counted, not drawn. */
export function CompareCounts({ groups, moves }: { groups: readonly ChangeGroup[]; moves: number }) {
  const { t } = useTranslation('compare');
  const count = (how: ChangeGroup['how']) => groups.filter((group) => group.how === how && group.node !== null).length;
  return (
    <Panel position="top-left" className="canvas-panel">
      <div className="floating compare-counts figures">
        <span>
          <IconPlus size={15} stroke={2.2} color="var(--green)" aria-hidden />
          {t('count-added', { count: count('added') })}
        </span>
        <span>
          <IconMinus size={15} stroke={2.2} color="var(--red)" aria-hidden />
          {t('count-removed', { count: count('removed') })}
        </span>
        <span>
          <IconPencil size={15} stroke={1.9} color="var(--amber)" aria-hidden />
          {t('count-changed', { count: count('changed') })}
        </span>
        {moves > 0 && (
          <>
            <i className="editor-sep" />
            <span className="compare-moves">{t('moves', { count: moves })}</span>
          </>
        )}
      </div>
    </Panel>
  );
}
