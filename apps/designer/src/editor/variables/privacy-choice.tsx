import { environmentSchema, type Privacy } from '@callwright/flow-schema';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { resourceQuery } from '../inspector/names/resource-query.ts';

const classes: readonly Privacy[] = ['none', 'personal', 'card', 'health'];
const usual = environmentSchema.shape.retentionDays.parse(undefined);

interface PrivacyChoiceProps {
  value: Privacy;
  readOnly: boolean;
  choose(privacy: Privacy): void;
}

/** How a value is protected, with what that means here: how long it is kept, and who sees it. */
export function PrivacyChoice({ value, readOnly, choose }: PrivacyChoiceProps) {
  const { t } = useTranslation('variables');
  const { data } = useQuery(resourceQuery('environment'));
  const kept = environmentSchema.shape.retentionDays.safeParse(data?.['retentionDays']).data ?? usual;
  return (
    <Select
      label={t('privacy')}
      data={classes.map((one) => ({ value: one, label: t(`privacy-${one}`) }))}
      value={value}
      readOnly={readOnly}
      allowDeselect={false}
      description={[t('kept', { count: kept[value] }), t(`means-${value}`)].join(' ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(next) => choose(classes.find((one) => one === next) ?? 'none')}
    />
  );
}
