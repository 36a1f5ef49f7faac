import { Autocomplete } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { emptied } from '../controls/text-control.tsx';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { useOfferedNames } from '../template/use-offered-names.ts';

/** A value of the call: a variable, or what the product itself knows, like `call.from`. */
export function OperandControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const names = useOfferedNames();
  const id = useId();
  const details = new Map(names.map(({ name, detail }) => [name, detail]));
  return (
    <FieldFrame label={label} help={help} problem={problem} htmlFor={id} bare={bare}>
      <Autocomplete
        id={id}
        className="mono-input"
        data={[...details.keys()]}
        value={textAt(value)}
        readOnly={readOnly}
        error={problem?.isError === true}
        placeholder={t('choose-value')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        renderOption={({ option }) => (
          <span className="named-option">
            {option.value}
            <span>{details.get(option.value)}</span>
          </span>
        )}
        {...(bare && { 'aria-label': label })}
        onChange={(next) => write(emptied(props.field, next))}
      />
    </FieldFrame>
  );
}
