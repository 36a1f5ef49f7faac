import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { TemplateEditor } from '../template/template-editor.tsx';
import { emptied } from './text-control.tsx';

const LONG = 1000;
const ADDRESS = 2000;

/** A text that is filled in with variables. */
export function TemplateControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { shape, usual } = props.field;
  const longest = shape.kind === 'text' ? (shape.longest ?? 0) : 0;
  return (
    <FieldFrame label={label} help={help} problem={problem} bare={bare}>
      <TemplateEditor
        value={textAt(value)}
        label={label}
        readOnly={readOnly}
        isWrong={problem?.isError === true}
        placeholder={textAt(usual)}
        lines={longest >= LONG && longest < ADDRESS}
        write={(text) => write(emptied(props.field, text))}
      />
    </FieldFrame>
  );
}
