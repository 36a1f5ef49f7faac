import type { JsonValue } from '@callwright/flow-schema';
import { Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** Any JSON, whose texts are templates. What cannot be read yet is kept as it was typed. */
export function JsonControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const id = useId();
  const [typed, setTyped] = useState<{ text: string; value: unknown } | null>(null);
  const written = value === undefined ? '' : JSON.stringify(value, null, 2);
  const text = typed !== null && sameJson(typed.value, value) ? typed.text : written;
  const read = readJson(text);
  const wrong = text !== '' && read === null ? { text: t('no-json'), isError: true } : problem;
  return (
    <FieldFrame label={label} help={help} problem={wrong} htmlFor={id} bare={bare}>
      <Textarea
        id={id}
        className="mono-input"
        autosize
        minRows={3}
        maxRows={14}
        value={text}
        readOnly={readOnly}
        error={wrong?.isError === true}
        placeholder={'{ "phone": "{{ call.from }}" }'}
        onChange={({ currentTarget }) => {
          const next = readJson(currentTarget.value);
          setTyped({ text: currentTarget.value, value: next === null ? value : next.json });
          if (next !== null) write(next.json);
          else if (currentTarget.value === '') write(undefined);
        }}
      />
    </FieldFrame>
  );
}

function readJson(text: string): { json: JsonValue } | null {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
