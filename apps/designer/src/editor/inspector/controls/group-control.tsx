import { Switch } from '@mantine/core';
import { blankValue } from '../form/blank-value.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { FieldLabel } from '../form/field-label.tsx';
import { FieldList } from '../form/field-list.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** Fields that belong together; where they may be left out, a switch says whether they are there. */
export function GroupControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, write } = useControl(props);
  const { shape, optional } = props.field;
  if (shape.kind !== 'group') return null;
  const list = <FieldList fields={shape.fields} path={props.path} />;
  if (!optional)
    return label === '' ? (
      list
    ) : (
      <FieldFrame label={label} help={help} problem={problem}>
        {list}
      </FieldFrame>
    );
  const isThere = value !== undefined;
  return (
    <fieldset className="field-group">
      <Switch
        size="xs"
        checked={isThere}
        disabled={readOnly}
        label={<FieldLabel label={label} help={help} />}
        onChange={() => write(isThere ? undefined : blankValue({ ...props.field, usual: undefined }), { step: true })}
      />
      {isThere && list}
    </fieldset>
  );
}
