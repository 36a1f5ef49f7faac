import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { Panel } from '@xyflow/react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeGroup } from './change-groups.ts';

/** What differs in how a flow looks, which callers do not hear. */
type Quiet = Readonly<Record<'moves' | 'colors' | 'notes', number>>;

/** How much differs. Moves, colours and notes are counted, not drawn. */
export function CompareCounts({ groups, quiet }: { groups: readonly ChangeGroup[]; quiet: Quiet }) {
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
        {(['moves', 'colors', 'notes'] as const)
          .filter((what) => quiet[what] > 0)
          .map((what) => (
            <Fragment key={what}>
              <i className="editor-sep" />
              <span className="compare-moves">{t(what, { count: quiet[what] })}</span>
            </Fragment>
          ))}
      </div>
    </Panel>
  );
}
