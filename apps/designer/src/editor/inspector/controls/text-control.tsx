import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { type Field, textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** A plain text. */
export function TextControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const id = useId();
  const isKey = props.field.meta.control === 'keys';
  return (
    <FieldFrame label={label} help={help} problem={problem} htmlFor={id} bare={bare}>
      <TextInput
        id={id}
        value={textAt(value)}
        placeholder={textAt(props.field.usual)}
        readOnly={readOnly}
        error={problem?.isError === true}
        {...(isKey && { className: 'keys-input', maxLength: 4, inputMode: 'tel' as const })}
        {...(bare && { 'aria-label': label })}
        {...(help !== null && { 'aria-description': help })}
        onChange={({ currentTarget }) => write(emptied(props.field, currentTarget.value))}
      />
    </FieldFrame>
  );
}

/** An empty text leaves the field out, where it is no value of its own. */
export function emptied({ name, shape, optional }: Field, text: string): string | undefined {
  const isValue = name === '' || (shape.kind === 'text' && shape.blank && !optional) || shape.kind === 'scalar';
  return text === '' && !isValue ? undefined : text;
}
