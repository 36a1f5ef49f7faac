import type { EditorView } from '@codemirror/view';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import type { Path } from '../../../json/at-path.ts';
import { useEditor } from '../../model/editor-context.ts';
import type { Field } from '../form/field.ts';
import { FieldProblem } from '../form/field-frame.tsx';
import { FieldLabel } from '../form/field-label.tsx';
import { useForm } from '../form/form-place.ts';
import { problemsAt } from '../form/problems-at.ts';
import { useControl } from '../form/use-control.ts';
import { insertName } from '../template/insert-name.ts';
import { VariableMenu } from '../template/variable-menu.tsx';
import { PromptColumns } from './prompt-columns.tsx';
import { Tries } from './tries.tsx';

interface PromptBlockProps {
  field: Field;
  path: Path;
  /** Words for further tries of the same question, each kind on a tab. */
  tries?: readonly Field[];
}

/** A prompt with its languages side by side, and, on tabs, what is said when it is asked again. */
export function PromptBlock({ field, path, tries = [] }: PromptBlockProps) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const { problems } = useForm();
  const focus = useEditor((editor) => editor.focus?.field ?? '');
  const readOnly = useEditor((editor) => editor.readOnly);
  const wanted = tries.find(({ name }) => focus.replace(/^config\./, '').split('.')[0] === name)?.name;
  const [chosen, setChosen] = useState<{ name: string; focus: string } | null>(null);
  const writing = useRef<EditorView>(null);
  const { label, help, problem } = useControl({ field, path });
  const tabs = [field, ...tries];
  const name = chosen !== null && chosen.focus === focus ? chosen.name : (wanted ?? field.name);
  const open = tabs.find((tab) => tab.name === name) ?? field;
  const openPath = open === field ? path : [...path.slice(0, -1), open.name];
  const isPrompts = open.shape.kind === 'prompts';
  return (
    <section className="prompt-block" aria-label={label}>
      <div className="prompt-head">
        {tabs.length === 1 ? (
          <span className="block-label">
            <FieldLabel label={label} help={help} />
          </span>
        ) : (
          <div className="pill-tabs" role="tablist" aria-label={t('tries')}>
            {tabs.map((tab) => (
              <button
                key={tab.name}
                type="button"
                role="tab"
                aria-selected={tab === open}
                onClick={() => setChosen({ name: tab.name, focus })}
              >
                {words(tab.meta.label ?? tab.name)}
                {tab !== open && problemsAt(problems, [...path.slice(0, -1), tab.name], true).length > 0 && <i className="tab-problem" />}
              </button>
            ))}
          </div>
        )}
        <span className="editor-space" />
        <VariableMenu disabled={readOnly} choose={(variable) => writing.current !== null && insertName(writing.current, variable)} />
      </div>
      {isPrompts ? (
        <Tries field={open} path={openPath} writing={writing} />
      ) : (
        <>
          <PromptColumns path={openPath} label={words(open.meta.label ?? '')} optional={open.optional} writing={writing} />
          <FieldProblem problem={open === field ? problem : null} />
        </>
      )}
    </section>
  );
}
