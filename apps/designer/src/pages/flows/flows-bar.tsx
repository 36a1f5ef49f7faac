import { Select } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { Segments } from '../../page-parts/segments.tsx';
import { flowKinds } from './kind-icon.tsx';
import { countStates, type FlowFilter, type FlowSort, flowSorts, flowStates } from './list-flows.ts';

export interface FlowsView {
  layout: 'cards' | 'rows';
  sort: FlowSort;
}

interface FlowsBarProps {
  cards: readonly FlowCard[];
  filter: Omit<FlowFilter, 'sort'>;
  onFilter: (filter: Omit<FlowFilter, 'sort'>) => void;
  view: FlowsView;
  onView: (view: FlowsView) => void;
}

/** Which flows are shown, in which order and form. */
export function FlowsBar({ cards, filter, onFilter, view, onView }: FlowsBarProps) {
  const { t } = useTranslation('flows');
  const counts = countStates(cards);
  const sorts = flowSorts.map((value) => ({ value, label: t(`sort-${value}`) }));
  return (
    <div className="flows-bar">
      <Segments
        label={t('filter-state')}
        value={filter.state}
        choices={flowStates.map((value) => ({ value, label: t(`state-${value}`), count: counts[value] }))}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      <Segments
        label={t('filter-kind')}
        value={filter.kind}
        choices={['any', ...flowKinds].map((value) => ({ value, label: t(`kind-${value}`) }))}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <span className="page-space" />
      <Select
        className="flows-sort"
        aria-label={t('sort')}
        variant="unstyled"
        value={view.sort}
        data={sorts}
        allowDeselect={false}
        comboboxProps={{ width: 160, position: 'bottom-end' }}
        onChange={(value) => onView({ ...view, sort: flowSorts.find((sort) => sort === value) ?? 'change' })}
      />
      <Segments
        label={t('view')}
        value={view.layout}
        choices={[
          { value: 'cards', label: <IconLayoutGrid size={14} aria-hidden />, name: t('view-cards') },
          { value: 'rows', label: <IconList size={14} aria-hidden />, name: t('view-rows') },
        ]}
        onChange={(layout) => onView({ ...view, layout })}
      />
    </div>
  );
}
