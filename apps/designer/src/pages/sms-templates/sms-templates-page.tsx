import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { freeName } from '../../page-parts/free-name.ts';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { replaced } from '../../page-parts/replaced.ts';
import { ResourceBar } from '../../page-parts/resource/resource-bar.tsx';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import './sms-templates.css';
import { TemplateCard } from './template-card.tsx';
import { problemsOf, type SmsTemplatesValue } from './template-values.ts';
import { usesQuery } from './uses-query.ts';

/** Texts of messages that flows send by name. */
export function SmsTemplatesPage() {
  const { t } = useTranslation('sms-templates');
  const editing = useResourceDraft<SmsTemplatesValue>('sms-templates');
  const { data: uses } = useQuery(usesQuery);
  const { data: cards = [] } = useQuery(flowsQuery);
  const mayChange = useMayChange();
  const { value: templates, changes, edit } = editing;
  const languages = languagesOf(
    templates ?? {},
    cards.flatMap((card) => card.languages),
  );
  const add = (): void =>
    edit((before) => {
      const title = t('new-template');
      return { [freeName(title, new Set(Object.keys(before)), 'template')]: { title, texts: {} }, ...before };
    });
  const addButton = (
    <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} disabled={templates === undefined} onClick={add}>
      {t('add-template')}
    </Button>
  );
  return (
    <div className="page sms-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {mayChange && addButton}
        <ResourceBar editing={editing} title={t('title')} problems={problemsOf(templates ?? {}, (title) => t('has-no-text', { title }))} />
      </div>
      {editing.error !== null && <PageError error={editing.error} again={editing.readAgain} />}
      {templates === undefined && editing.error === null && <Skeleton className="loading-late" height={280} radius={8} />}
      {templates !== undefined && Object.keys(templates).length === 0 && (
        <div className="page-empty">
          <h2>{t('no-templates')}</h2>
          <p>{t('no-templates-what')}</p>
          {mayChange && addButton}
        </div>
      )}
      {Object.entries(templates ?? {}).map(([name, template]) => (
        <TemplateCard
          key={name}
          name={name}
          template={template}
          languages={languages}
          uses={uses === undefined ? undefined : (uses.get(name) ?? [])}
          changed={changes.some(([first]) => first === name)}
          disabled={!mayChange}
          onChange={(change) => edit((before) => replaced(before, name, change))}
        />
      ))}
    </div>
  );
}

function languagesOf(templates: SmsTemplatesValue, spoken: readonly string[]): string[] {
  const written = Object.values(templates).flatMap(({ texts }) => Object.keys(texts));
  return [...new Set([...spoken, ...written])].toSorted();
}
