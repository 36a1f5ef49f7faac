import { SegmentedControl, Select } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

const MOST_SEGMENTS = 3;
const MOST_LETTERS = 34;

/** One of a few values: side by side where they fit, else a list. */
export function ChoiceControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { words } = useNodeWords();
  const { t } = useTranslation('inspector');
  const id = useId();
  const { shape, meta, usual, optional } = props.field;
  const values = shape.kind === 'choice' ? shape.values : [];
  // a list takes no empty value
  const data = values.map((one) => ({ value: `=${one}`, label: words(meta.choices?.[one] ?? one) }));
  const chosen = value === undefined ? usual : value;
  const current = chosen === undefined ? null : `=${textAt(chosen)}`;
  const choose = (next: string | null) => write(next === null ? undefined : next.slice(1), { step: true });
  const fits = data.length <= MOST_SEGMENTS && data.map((one) => one.label).join('').length <= MOST_LETTERS && current !== null;
  return (
    <FieldFrame label={label} help={help} problem={problem} {...(!fits && { htmlFor: id })} bare={bare}>
      {fits && !bare ? (
        <SegmentedControl size="xs" fullWidth data={data} value={current} readOnly={readOnly} aria-label={label} onChange={choose} />
      ) : (
        <Select
          id={id}
          data={data}
          value={current}
          placeholder={t('choose')}
          readOnly={readOnly}
          error={problem?.isError === true}
          allowDeselect={false}
          clearable={optional && usual === undefined}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          {...(bare && { 'aria-label': label })}
          {...(help !== null && { 'aria-description': help })}
          onChange={choose}
        />
      )}
    </FieldFrame>
  );
}
