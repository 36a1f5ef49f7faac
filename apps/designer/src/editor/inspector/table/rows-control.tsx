import type { JsonValue } from '@callwright/flow-schema';
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import type { Path } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { Tags } from '../controls/tags-control.tsx';
import { type Field, listAt, textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { FieldView } from '../form/field-view.tsx';
import { type ControlProps, useControl, useWrite } from '../form/use-control.ts';
import { rightFor } from './right-for.ts';

/** Rows of a condition: a value, an operator, and what it is compared with. */
export function RowsControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const { shape, meta } = props.field;
  if (shape.kind !== 'rows') return null;
  const rows = listAt(value);
  return (
    <FieldFrame label={label} help={help} problem={problem} bare={bare}>
      <div className="list-items">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
          <div key={index} className="condition-row">
            <OneRow fields={shape.fields} path={[...props.path, index]} row={recordOf(row)} />
            <ActionIcon
              size={24}
              aria-label={t('remove-item', { item: words(meta.item ?? ''), number: index + 1 })}
              disabled={readOnly}
              onClick={() =>
                write(
                  rows.filter((_, at) => at !== index),
                  { step: true },
                )
              }
            >
              <IconX size={14} stroke={1.9} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={readOnly || (shape.most !== null && rows.length >= shape.most)}
          onClick={() => write([...rows, { operator: 'equals' }], { step: true })}
        >
          {words(meta.add ?? 'Add a row')}
        </Button>
      </div>
    </FieldFrame>
  );
}

interface OneRowProps {
  fields: readonly Field[];
  path: Path;
  row: Readonly<Record<string, JsonValue>>;
}

function OneRow({ fields, path, row }: OneRowProps) {
  const [left, operator, right] = ['left', 'operator', 'right'].map((name) => fields.find((field) => field.name === name));
  if (left === undefined || operator === undefined || right === undefined) return null;
  const fitting = rightFor(textAt(row['operator']), row['right']);
  return (
    <>
      <FieldView field={left} path={[...path, 'left']} bare />
      <OperatorControl field={operator} path={path} right={row['right']} />
      {fitting === undefined && <span />}
      {Array.isArray(fitting) && <ComparedWithSeveral field={right} path={[...path, 'right']} />}
      {fitting !== undefined && !Array.isArray(fitting) && (
        <FieldView field={{ ...right, optional: false, shape: { kind: 'scalar' } }} path={[...path, 'right']} bare />
      )}
    </>
  );
}

/** Choosing another operator brings along what it can be compared with, in one step. */
function OperatorControl({ field, path, right }: { field: Field; path: Path; right: JsonValue | undefined }) {
  const { value, label, problem, readOnly } = useControl({ field, path: [...path, 'operator'] });
  const { words } = useNodeWords();
  const write = useWrite();
  const values = field.shape.kind === 'choice' ? field.shape.values : [];
  const choose = (next: string | null) => {
    const fields = [[[...path, 'operator'], next ?? undefined] as const, [[...path, 'right'], rightFor(next ?? '', right)] as const];
    write(fields, { step: true });
  };
  return (
    <Select
      aria-label={label}
      data={values.map((one) => ({ value: one, label: words(field.meta.choices?.[one] ?? one) }))}
      value={textAt(value) || null}
      readOnly={readOnly}
      error={problem?.isError === true}
      allowDeselect={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={choose}
    />
  );
}

function ComparedWithSeveral({ field, path }: { field: Field; path: Path }) {
  const { value, label, readOnly, write } = useControl({ field, path });
  return <Tags label={label} value={value} readOnly={readOnly} most={null} write={write} />;
}
