import { fullLanguageTitle } from '@callwright/web/i18n/language-name.ts';
import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../../api/flow-queries.ts';
import { freeName } from '../../../page-parts/free-name.ts';
import { createFlow } from '../create-flow.ts';
import { flowKinds } from '../kind-icon.tsx';
import { emptyFlow } from './empty-flow.ts';
import { fromTemplate } from './from-template.ts';
import { type LanguageChoice, spokenLanguages } from './spoken-languages.ts';
import type { TemplateChoice } from './templates.ts';

/** Title, languages and, for an empty flow, its kind. The id follows from the title. */
export function NewFlowForm({ template }: { template: TemplateChoice | null }) {
  const { t, i18n } = useTranslation('flows');
  const surface = i18n.resolvedLanguage ?? 'en';
  const { data: cards = [] } = useQuery(flowsQuery);
  const answers = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState(template === null ? '' : t(`template-${template.name}`));
  const [languages, setLanguages] = useState<string[]>(
    () => template?.languages ?? [spokenLanguages.find((code) => code.startsWith(surface)) ?? 'en-US'],
  );
  const [kind, setKind] = useState<string>('call');
  const id = freeName(title, new Set(cards.map((card) => card.id)), 'flow');
  const create = useMutation({
    mutationFn: () => {
      const wishes = { id, title: title.trim(), languages };
      const { flow, layout, tests } =
        template === null ? { flow: emptyFlow({ ...wishes, kind }), layout: undefined, tests: {} } : fromTemplate(template, wishes);
      return createFlow({ flow, tests, ...(layout !== undefined && { layout }) });
    },
    onSuccess: async (made) => {
      await navigate({ to: '/flows/$id', params: { id: made.id } });
      await answers.invalidateQueries({ queryKey: ['flows'], exact: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '' && languages.length > 0) create.mutate();
  };
  return (
    <form className="new-flow-form" onSubmit={submit}>
      <TextInput
        label={t('title')}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        maxLength={200}
        data-autofocus
        required
      />
      <p className="caption mono">{title.trim() === '' ? ' ' : id}</p>
      <Languages template={template} languages={languages} onChange={setLanguages} choices={languageChoices(surface)} />
      {template === null && (
        <Select
          label={t('kind')}
          value={kind}
          onChange={(value) => setKind(value ?? 'call')}
          allowDeselect={false}
          data={flowKinds.map((value) => ({ value, label: t(`kind-${value}-flow`) }))}
        />
      )}
      {create.error !== null && (
        <p className="field-problem" role="alert">
          {create.error.message}
        </p>
      )}
      <Button type="submit" loading={create.isPending} disabled={title.trim() === '' || languages.length === 0}>
        {t('create')}
      </Button>
    </form>
  );
}

interface LanguagesProps {
  template: TemplateChoice | null;
  languages: string[];
  onChange: (languages: string[]) => void;
  choices: LanguageChoice[];
}

/** Of a template, some are kept; an empty flow takes any. */
function Languages({ template, languages, onChange, choices }: LanguagesProps) {
  const { t, i18n } = useTranslation('flows');
  const problem = languages.length === 0 ? t('one-language') : null;
  if (template === null)
    return (
      <MultiSelect
        label={t('languages')}
        data={choices}
        value={languages}
        onChange={onChange}
        error={problem}
        searchable
        hidePickedOptions
      />
    );
  return (
    <Checkbox.Group label={t('languages-kept')} value={languages} onChange={onChange} error={problem}>
      <span className="new-flow-languages">
        {template.languages.map((language) => (
          <Checkbox key={language} size="xs" value={language} label={fullLanguageTitle(language, i18n.resolvedLanguage ?? 'en')} />
        ))}
      </span>
    </Checkbox.Group>
  );
}

function languageChoices(surface: string): LanguageChoice[] {
  return spokenLanguages.map((value) => ({ value, label: fullLanguageTitle(value, surface) }));
}
