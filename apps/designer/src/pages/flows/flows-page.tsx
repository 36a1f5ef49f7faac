import { useLive } from '@callwright/web/api/live.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { Button, TextInput } from '@mantine/core';
import { useLocalStorage, useThrottledCallback } from '@mantine/hooks';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { usePageKeys } from '../../page-parts/use-page-keys.ts';
import './flows.css';
import { FlowList } from './flow-list.tsx';
import { FlowsBar, type FlowsView } from './flows-bar.tsx';
import { DropArea } from './import/drop-area.tsx';
import { readDropped } from './import/dropped-files.ts';
import { ImportButton } from './import/import-button.tsx';
import { ImportProblems } from './import/import-problems.tsx';
import { importFailure, useImport } from './import/use-import.ts';
import { type FlowFilter, listFlows } from './list-flows.ts';
import { NewFlowDrawer } from './new-flow/new-flow-drawer.tsx';

/** What happens is told at once; this is for what nobody tells, such as a new day. */
const LOOK_AGAIN_MILLISECONDS = 60_000;
const AT_MOST_EVERY_MILLISECONDS = 2000;
const firstView: FlowsView = { layout: 'cards', sort: 'change' };

/** All flows, live. */
export function FlowsPage() {
  const { t } = useTranslation('flows');
  const { data: me } = useQuery(meQuery);
  const { data: cards, error, refetch } = useQuery({ ...flowsQuery, refetchInterval: LOOK_AGAIN_MILLISECONDS });
  const lookAgain = useThrottledCallback(() => void refetch(), AT_MOST_EVERY_MILLISECONDS);
  useLive('flows', lookAgain);
  const [filter, setFilter] = useState<Omit<FlowFilter, 'sort'>>({ state: 'all', kind: 'any', words: '' });
  const [view, setView] = useLocalStorage<FlowsView>({ key: 'callwright.flows-view', defaultValue: firstView });
  const [adding, setAdding] = useState(false);
  const find = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const bring = useImport();
  const mayEdit = me?.rights.includes('edit-flows') === true;
  const shown = listFlows(cards ?? [], { ...filter, sort: view.sort });
  const openFirst = (): void => {
    const [first] = shown;
    if (first !== undefined) void navigate({ to: '/flows/$id', params: { id: first.id } });
  };
  usePageKeys({ n: () => mayEdit && setAdding(true), 'mod+k': () => find.current?.focus() });
  return (
    <div className="page flows-page">
      <div className="page-head">
        <h1>{t('flows')}</h1>
        <TextInput
          ref={find}
          className="flows-find"
          aria-label={t('find')}
          placeholder={t('find')}
          value={filter.words}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={<FindKey words={filter.words} onClear={() => setFilter({ ...filter, words: '' })} />}
          rightSectionWidth={52}
          onChange={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
          onKeyDown={({ key }) => {
            if (key === 'Enter') openFirst();
            if (key === 'Escape') setFilter({ ...filter, words: '' });
          }}
        />
        {mayEdit && <ImportButton busy={bring.isPending} onFiles={(files) => bring.mutate(files)} />}
        {mayEdit && (
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            rightSection={<kbd className="page-key on-fill">N</kbd>}
            onClick={() => setAdding(true)}
          >
            {t('new-flow')}
          </Button>
        )}
      </div>
      <FlowsBar cards={cards ?? []} filter={filter} onFilter={setFilter} view={view} onView={setView} />
      {bring.data !== undefined && bring.data.problems.length > 0 && (
        <ImportProblems problems={bring.data.problems} onClose={bring.reset} />
      )}
      {bring.error !== null && (
        <ImportProblems
          problems={[{ file: '', place: null, message: importFailure(bring.error, (file) => t('file-too-large', { file })) }]}
          onClose={bring.reset}
        />
      )}
      {error !== null && <PageError error={error} again={() => void refetch()} />}
      <FlowList cards={cards} shown={shown} layout={view.layout} failed={error !== null} onNew={mayEdit ? () => setAdding(true) : null} />
      {mayEdit && <DropArea onDrop={(items) => bring.mutate(readDropped(items))} />}
      <NewFlowDrawer opened={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

function FindKey({ words, onClear }: { words: string; onClear: () => void }) {
  const { t } = useTranslation('flows');
  if (words === '') return <kbd className="page-key">Ctrl K</kbd>;
  return (
    <button type="button" className="flows-clear" aria-label={t('clear')} onClick={onClear}>
      <IconX size={14} aria-hidden />
    </button>
  );
}
