import { ByLanguageControl } from '../controls/by-language-control.tsx';
import { ChoiceControl } from '../controls/choice-control.tsx';
import { GroupControl } from '../controls/group-control.tsx';
import { JsonControl } from '../controls/json-control.tsx';
import { ListControl } from '../controls/list-control.tsx';
import { NumberControl } from '../controls/number-control.tsx';
import { RecordControl } from '../controls/record-control.tsx';
import { SwitchControl } from '../controls/switch-control.tsx';
import { TemplateControl } from '../controls/template-control.tsx';
import { TextControl } from '../controls/text-control.tsx';
import { VariantsControl } from '../controls/variants-control.tsx';
import { LanguageControl, ModuleExitControl, ModuleVariableControl } from '../names/listed-control.tsx';
import { NameControl } from '../names/name-control.tsx';
import { OperandControl } from '../names/operand-control.tsx';
import { asksForName } from '../names/use-known-names.ts';
import { VariableControl } from '../names/variable-control.tsx';
import { PromptBlock } from '../prompts/prompt-block.tsx';
import { PromptsControl } from '../prompts/tries.tsx';
import { WordingControl } from '../prompts/wording-control.tsx';
import { RowsControl } from '../table/rows-control.tsx';
import { TableControl } from '../table/table-control.tsx';
import type { ControlProps } from './use-control.ts';

/** The control of a field, by what it holds. */
export function ControlOf(props: ControlProps) {
  switch (props.field.shape.kind) {
    case 'text':
      return <TextLike {...props} />;
    case 'scalar':
      return <TemplateControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    case 'switch':
      return <SwitchControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'json':
      return <JsonControl {...props} />;
    case 'wording':
      return <WordingControl {...props} />;
    case 'prompt':
      return <PromptBlock {...props} />;
    case 'prompts':
      return <PromptsControl {...props} />;
    case 'by-language':
      return <ByLanguageControl {...props} />;
    case 'record':
      return <RecordControl {...props} />;
    case 'list':
      return <ListControl {...props} />;
    case 'rows':
      return <RowsControl {...props} />;
    case 'table':
      return <TableControl {...props} />;
    case 'group':
      return <GroupControl {...props} />;
    case 'variants':
      return <VariantsControl {...props} />;
    case 'fixed':
      return null;
  }
}

/** Texts are of many kinds: what they name or hold tells which. */
function TextLike(props: ControlProps) {
  const { control } = props.field.meta;
  if (asksForName(control)) return <NameControl {...props} />;
  if (control === 'variable' || control === 'set-variable') return <VariableControl {...props} />;
  if (control === 'operand') return <OperandControl {...props} />;
  if (control === 'language') return <LanguageControl {...props} />;
  if (control === 'module-exit') return <ModuleExitControl {...props} />;
  if (control === 'module-variable') return <ModuleVariableControl {...props} />;
  return control === 'template' || control === 'header' ? <TemplateControl {...props} /> : <TextControl {...props} />;
}
