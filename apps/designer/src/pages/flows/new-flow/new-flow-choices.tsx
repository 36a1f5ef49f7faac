import { Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowPicture } from '../../../flow-picture/flow-picture.tsx';
import './new-flow.css';
import { NewFlowForm } from './new-flow-form.tsx';
import { type TemplateChoice, templatesQuery } from './templates.ts';

const PICTURE = { width: 150, height: 72 };

/** What a flow may begin with, and what it is called. */
export function NewFlowChoices() {
  const { t } = useTranslation('flows');
  const { data: templates, isPending } = useQuery(templatesQuery);
  const [chosen, setChosen] = useState<string>('help-line');
  const template = templates?.find(({ name }) => name === chosen) ?? null;
  return (
    <div className="new-flow">
      <fieldset className="new-flow-choices">
        <legend className="visually-hidden">{t('begin-with')}</legend>
        {isPending && [0, 1, 2, 3].map((index) => <Skeleton key={index} height={96} radius={8} />)}
        {templates?.map((one) => (
          <Choice key={one.name} name={one.name} chosen={chosen === one.name} onChoose={setChosen} picture={one} />
        ))}
        {templates !== undefined && <Choice name="empty" chosen={template === null} onChoose={setChosen} picture={null} />}
      </fieldset>
      {templates !== undefined && <NewFlowForm key={template?.name ?? 'empty'} template={template} />}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  chosen: boolean;
  onChoose: (name: string) => void;
  picture: TemplateChoice | null;
}

function Choice({ name, chosen, onChoose, picture }: ChoiceProps) {
  const { t } = useTranslation('flows');
  return (
    <label className="new-flow-choice">
      <input type="radio" name="template" className="visually-hidden" checked={chosen} onChange={() => onChoose(name)} />
      <span className="new-flow-picture">
        {picture === null ? <IconPlus size={22} stroke={1.6} aria-hidden /> : <FlowPicture picture={picture.picture} {...PICTURE} />}
      </span>
      <span className="new-flow-words">
        <strong>{t(`template-${name}`)}</strong>
        <span>{t(`template-${name}-what`)}</span>
        {picture !== null && <span className="caption">{t('template-tests', { count: Object.keys(picture.tests).length })}</span>}
      </span>
    </label>
  );
}
