import { valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { useEditor } from '../../model/editor-context.ts';
import { listAt, textAt } from '../form/field.ts';
import { useForm } from '../form/form-place.ts';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { WordingBox } from './wording-box.tsx';

/** What is said in one language: that of the row in which it stands, else the first of the flow. */
export function WordingControl(props: ControlProps) {
  const { label } = useControl(props);
  const { node } = useForm();
  const languages = useEditor(({ flow }) => flow.languages);
  const row = recordOf(valueAt(node.config, props.path.slice(0, -1)));
  const language = textAt(row['language']) || textAt(listAt(languages)[0]);
  return <WordingBox path={props.path} language={language} drop={props.path} label={label} />;
}
