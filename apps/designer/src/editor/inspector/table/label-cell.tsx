import type { JsonValue } from '@callwright/flow-schema';
import { TextInput } from '@mantine/core';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { slugOf } from '../../model/commands/free-id.ts';
import { freeExit } from '../form/blank-value.ts';
import { type Field, textAt } from '../form/field.ts';
import { FieldProblem } from '../form/field-frame.tsx';
import { useForm } from '../form/form-place.ts';
import { useControl, useWrite } from '../form/use-control.ts';
import { usePublishedExits } from './use-published-exits.ts';

interface LabelCellProps {
  field: Field;
  /** The row. */
  path: Path;
  exitField: string;
  others: readonly JsonValue[];
}

/** The label of a row. As long as its exit is named after it and never was live, the exit is renamed with it, and its way goes along. */
export function LabelCell({ field, path, exitField, others }: LabelCellProps) {
  const { value, label, problem, readOnly } = useControl({ field, path: [...path, field.name] });
  const { id, node } = useForm();
  const published = usePublishedExits(id);
  const write = useWrite();
  const text = textAt(value);
  const exit = textAt(recordOf(valueAt(node.config, path))[exitField]);
  const rename = (next: string) => {
    const label: readonly [Path, JsonValue | undefined] = [[...path, field.name], next === '' ? undefined : next];
    const follows = exit.replace(/-\d+$/, '') === slugOf(text, 'exit').replace(/-\d+$/, '');
    if (!follows || published === null || published.includes(exit)) return write([label]);
    write([label, [[...path, exitField], freeExit(next, exitField, others)]]);
  };
  return (
    <div className="field-frame bare">
      <TextInput
        className="label-input"
        aria-label={label}
        value={text}
        placeholder={exit}
        readOnly={readOnly}
        error={problem?.isError === true}
        onChange={({ currentTarget }) => rename(currentTarget.value)}
      />
      <FieldProblem problem={problem} />
    </div>
  );
}
