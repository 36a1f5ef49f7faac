import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldProblem } from '../form/field-frame.tsx';
import { FieldLabel } from '../form/field-label.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** Yes or no. */
export function SwitchControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const isOn = typeof value === 'boolean' ? value : props.field.usual === true;
  return (
    <div className={bare ? 'field-frame bare' : 'field-frame field-switch'}>
      <Switch
        size="xs"
        checked={isOn}
        disabled={readOnly}
        {...(bare ? { 'aria-label': label } : { label: <FieldLabel label={label} help={help} /> })}
        {...(help !== null && { 'aria-description': help })}
        {...(value === undefined && props.field.usual === undefined && { title: t('not-set') })}
        onChange={({ currentTarget }) => write(currentTarget.checked, { step: true })}
      />
      <FieldProblem problem={problem} />
    </div>
  );
}
