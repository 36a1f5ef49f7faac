import { fullLanguageTitle } from '@callwright/web/i18n/language-name.ts';
import { Button, Checkbox, Select, Skeleton, TextInput } from '@mantine/core';
import { IconPrinter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allFlowsQuery } from '../../page-parts/all-flows-query.ts';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { usePageKeys } from '../../page-parts/use-page-keys.ts';
import { findPrompts, listPrompts, type PromptFilter } from './find-prompts.ts';
import { PromptTable } from './prompt-table.tsx';
import './prompts.css';
import { VoiceScript } from './voice-script.tsx';

const orders = ['flow', 'longest'] as const;
const PAGE = 200;

/** Every prompt of every flow. */
export function PromptsPage() {
  const { t, i18n } = useTranslation('prompts');
  const { data: flows, error, refetch } = useQuery(allFlowsQuery);
  const [filter, setFilter] = useState<PromptFilter>({ words: '', language: null, unrecorded: false });
  const [order, setOrder] = useState<(typeof orders)[number]>('flow');
  const [most, setMost] = useState(PAGE);
  const find = useRef<HTMLInputElement>(null);
  const prompts = useMemo(() => flows?.flatMap(findPrompts) ?? [], [flows]);
  const shown = listPrompts(prompts, filter);
  const languages = [...new Set(prompts.map(({ language }) => language))].sort();
  usePageKeys({ 'mod+k': () => find.current?.focus() });
  return (
    <div className="page prompts-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <TextInput
          ref={find}
          className="prompts-find"
          aria-label={t('find')}
          placeholder={t('find')}
          value={filter.words}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={<kbd className="page-key">Ctrl K</kbd>}
          rightSectionWidth={52}
          onChange={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} stroke={1.9} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      </div>
      <div className="prompts-bar">
        <Select
          aria-label={t('language')}
          placeholder={t('all-languages')}
          clearable
          value={filter.language}
          data={languages.map((value) => ({ value, label: fullLanguageTitle(value, i18n.resolvedLanguage ?? 'en') }))}
          onChange={(language) => setFilter({ ...filter, language })}
        />
        <Select
          aria-label={t('order')}
          allowDeselect={false}
          value={order}
          data={orders.map((value) => ({ value, label: t(`order-${value}`) }))}
          onChange={(value) => setOrder(value === 'longest' ? 'longest' : 'flow')}
        />
        <Checkbox
          size="xs"
          label={t('unrecorded')}
          checked={filter.unrecorded}
          onChange={({ currentTarget }) => setFilter({ ...filter, unrecorded: currentTarget.checked })}
        />
        <span className="page-space" />
        <span className="caption figures" role="status">
          {t('count', { count: shown.length })}
        </span>
      </div>
      {error !== null && <PageError error={error} again={() => void refetch()} />}
      {flows === undefined && error === null && <Skeleton className="loading-late" height={320} radius={8} />}
      {flows !== undefined && shown.length === 0 && (
        <div className="page-empty">{prompts.length === 0 ? t('no-prompts') : t('nothing-found')}</div>
      )}
      {shown.length > 0 && <PromptTable prompts={shown} longestFirst={order === 'longest'} most={most} />}
      {shown.length > most && (
        <div className="prompts-more">
          <Button variant="default" onClick={() => setMost(most + PAGE)}>
            {t('more')}
          </Button>
        </div>
      )}
      <VoiceScript prompts={shown} />
    </div>
  );
}
