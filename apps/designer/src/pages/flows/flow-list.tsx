import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { FlowCardBox } from './flow-card.tsx';
import { FlowRows } from './flow-rows.tsx';

interface FlowListProps {
  cards: readonly FlowCard[] | undefined;
  shown: readonly FlowCard[];
  layout: 'cards' | 'rows';
  failed: boolean;
  /** Null for who may not make flows. */
  onNew: (() => void) | null;
}

/** The flows, or what to do where there are none. */
export function FlowList({ cards, shown, layout, failed, onNew }: FlowListProps) {
  const { t } = useTranslation('flows');
  if (cards === undefined) return failed ? null : <LoadingCards />;
  if (cards.length === 0)
    return (
      <div className="page-empty">
        <h2>{t('no-flows')}</h2>
        <p>{onNew === null ? t('no-flows-wait') : t('no-flows-what')}</p>
        {onNew !== null && <Button onClick={onNew}>{t('choose-template')}</Button>}
      </div>
    );
  if (shown.length === 0) return <div className="page-empty">{t('nothing-found')}</div>;
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  if (layout === 'rows') return <FlowRows cards={shown} titleOf={titleOf} />;
  return (
    <ul className="flow-cards">
      {shown.map((card) => (
        <li key={card.id}>
          <FlowCardBox card={card} titleOf={titleOf} />
        </li>
      ))}
    </ul>
  );
}

function LoadingCards() {
  const { t } = useTranslation('flows');
  return (
    <div className="flow-cards loading-late" role="status" aria-label={t('loading')}>
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <Skeleton key={index} height={236} radius={8} />
      ))}
    </div>
  );
}
