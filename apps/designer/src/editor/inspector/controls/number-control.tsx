import { NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** A number with its unit. What is out of bounds is taken and said to be wrong. */
export function NumberControl(props: ControlProps) {
  const { value, label, help, unit, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const id = useId();
  const { shape, usual } = props.field;
  const whole = shape.kind === 'number' && shape.whole;
  const { least = null, most = null } = shape.kind === 'number' ? shape : {};
  const isOut = typeof value === 'number' && ((least !== null && value < least) || (most !== null && value > most));
  const bounds = least === null ? 'at-most' : most === null ? 'at-least' : 'between';
  const said = isOut && problem !== null ? { ...problem, text: t(bounds, { least, most }) } : problem;
  return (
    <FieldFrame label={label} help={help} problem={said} htmlFor={id} bare={bare}>
      <NumberInput
        id={id}
        className="number-input figures"
        value={typeof value === 'number' ? value : ''}
        placeholder={[textAt(usual), unit].filter(Boolean).join(' ')}
        readOnly={readOnly}
        error={problem?.isError === true}
        allowDecimal={!whole}
        clampBehavior="none"
        step={whole ? 1 : 0.1}
        {...(unit !== null && { suffix: ` ${unit}` })}
        {...(bare && { 'aria-label': label })}
        {...(help !== null && { 'aria-description': help })}
        onChange={(next) => write(typeof next === 'number' ? next : undefined)}
      />
    </FieldFrame>
  );
}
