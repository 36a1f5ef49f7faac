import { SegmentedControl, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { blankValue } from '../form/blank-value.ts';
import { chosenForm } from '../form/chosen-form.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { FieldView } from '../form/field-view.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

const MOST_LETTERS = 52;

/** A value of one of several forms: first which, then its fields. */
export function VariantsControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { words } = useNodeWords();
  const { t } = useTranslation('inspector');
  const id = useId();
  const [picked, setPicked] = useState<number | null>(null);
  const { shape, optional, usual } = props.field;
  const forms = shape.kind === 'variants' ? shape.forms : [];
  const written = value === undefined ? usual : value;
  const fitting = chosenForm(forms, written);
  // a form without a value of its own yet cannot be told from what is written
  const chosen = picked !== null && (fitting === -1 || value === undefined || value === '') ? picked : fitting;
  const form = forms[chosen];
  const mayBeNone = optional && usual === undefined;
  const data = [
    ...(mayBeNone ? [{ value: '-1', label: t('none') }] : []),
    ...forms.map((one, index) => ({ value: String(index), label: words(one.meta.label ?? '') })),
  ];
  const choose = (next: string | null) => {
    const index = Number(next ?? -1);
    const to = forms[index];
    setPicked(index);
    if (index !== chosen) write(to === undefined ? undefined : blankValue({ ...to, usual: undefined }), { step: true, forget: true });
  };
  const fits = !bare && data.map((one) => one.label).join('').length <= MOST_LETTERS;
  return (
    <FieldFrame
      label={label}
      help={help}
      problem={form === undefined || form.shape.kind === 'fixed' ? problem : null}
      bare={bare}
      {...(!fits && { htmlFor: id })}
    >
      {fits ? (
        <SegmentedControl
          size="xs"
          data={data}
          value={chosen === -1 && !mayBeNone ? '' : String(chosen)}
          readOnly={readOnly}
          aria-label={label}
          onChange={choose}
        />
      ) : (
        <Select
          id={id}
          data={data}
          value={chosen === -1 && !mayBeNone ? null : String(chosen)}
          placeholder={t('choose')}
          readOnly={readOnly}
          allowDeselect={false}
          onChange={choose}
        />
      )}
      {form !== undefined && form.shape.kind !== 'fixed' && (
        <div className="variant-form">
          <FieldView
            field={{
              ...form,
              name: props.field.name,
              optional: false,
              usual: form.usual ?? usual,
              meta: form.shape.kind === 'group' ? {} : form.meta,
            }}
            path={props.path}
            bare={form.shape.kind !== 'group'}
          />
        </div>
      )}
    </FieldFrame>
  );
}
