import { Autocomplete } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../../opened-context.ts';
import { emptied } from '../controls/text-control.tsx';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { TakeLeaveReasons } from './take-leave-reasons.tsx';
import { TakeModuleExits } from './take-module-exits.tsx';
import { useKnownNames } from './use-known-names.ts';

/** The name of something outside of the flow: chosen among what there is, or typed for what will be. */
export function NameControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const { id: flow } = useOpened();
  const id = useId();
  const { control } = props.field.meta;
  const known = useKnownNames(control, flow);
  const text = textAt(value);
  const isNumber = /^\+\d/.test(text) || /^https?:/.test(text);
  const isMissing = text !== '' && !isNumber && known !== null && !known.some(({ name }) => name === text);
  const titles = new Map(known?.map(({ name, title }) => [name, title]));
  return (
    <FieldFrame
      label={label}
      help={help}
      problem={problem ?? (isMissing ? { text: t(`no-${control ?? 'name'}`, { name: text }), isError: false } : null)}
      htmlFor={id}
      bare={bare}
    >
      <Autocomplete
        id={id}
        data={[...titles.keys()]}
        value={text}
        readOnly={readOnly}
        error={problem?.isError === true}
        placeholder={t('choose-or-type')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        renderOption={({ option }) => (
          <span className="named-option">
            {option.value}
            <span>{titles.get(option.value)}</span>
          </span>
        )}
        {...(bare && { 'aria-label': label })}
        {...(help !== null && { 'aria-description': help })}
        onChange={(next) => write(emptied(props.field, next))}
      />
      {control === 'module-name' && <TakeModuleExits module={text} />}
      {control === 'wait-flow-name' && <TakeLeaveReasons waitFlow={text} />}
    </FieldFrame>
  );
}
