import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { FlowMenu } from './flow-menu.tsx';
import { CallsNow, LastChange, Problems, StateChips, useReached } from './flow-words.tsx';
import { KindIcon } from './kind-icon.tsx';

/** Flows as a table, for those who have many. */
export function FlowRows({ cards, titleOf }: { cards: readonly FlowCard[]; titleOf: (id: string) => string }) {
  const { t, i18n } = useTranslation('flows');
  const reached = useReached();
  return (
    <div className="page-card flow-rows">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('column-flow')}</th>
            <th>{t('column-reached')}</th>
            <th>{t('column-state')}</th>
            <th>{t('column-problems')}</th>
            <th>{t('column-change')}</th>
            <th className="figure">{t('column-today')}</th>
            <th>{t('column-now')}</th>
            <th>
              <span className="visually-hidden">{t('more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <td>
                <span className="flow-row-title">
                  <KindIcon kind={card.kind} />
                  <Link to="/flows/$id" params={{ id: card.id }}>
                    {card.title}
                  </Link>
                </span>
              </td>
              <td className="quiet figures">{reached(card, titleOf)}</td>
              <td>
                <StateChips card={card} />
              </td>
              <td>
                <span className="flow-row-title">
                  <Problems card={card} />
                </span>
              </td>
              <td>
                <LastChange card={card} />
              </td>
              <td className="figure">{card.callsToday.toLocaleString(i18n.resolvedLanguage)}</td>
              <td>
                <CallsNow calls={card.callsNow} />
              </td>
              <td className="figure">
                <FlowMenu card={card} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
