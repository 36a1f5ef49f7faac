import type { EditorView } from '@codemirror/view';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../../../json/at-path.ts';
import { useEditor } from '../../model/editor-context.ts';
import { FieldProblem } from '../form/field-frame.tsx';
import { useForm } from '../form/form-place.ts';
import { problemsAt } from '../form/problems-at.ts';
import { useProblemText } from '../form/use-problem-text.ts';
import { useLanguageNames } from '../names/use-language-names.ts';
import { TemplateEditor } from '../template/template-editor.tsx';
import { useWording } from './use-wording.ts';
import { WordingTools } from './wording-tools.tsx';

export interface WordingBoxProps {
  path: Path;
  language: string;
  /** What goes when nothing is left of the wording. */
  drop: Path;
  label: string;
  onFocus?(view: EditorView): void;
  onView?(view: EditorView | null): void;
}

/** What is said in one language: its text, how long it takes, its recording. A sound file can be dropped on it. */
export function WordingBox({ path, language, drop, label, onFocus, onView }: WordingBoxProps) {
  const { t } = useTranslation('inspector');
  const { problems } = useForm();
  const problemText = useProblemText();
  const readOnly = useEditor((editor) => editor.readOnly);
  const name = useLanguageNames({ own: true })(language);
  const wording = useWording(path, language, drop);
  const [over, setOver] = useState(false);
  const here = problemsAt(problems, path, true);
  const [worst] = here;
  const isWrong = here.some(({ severity }) => severity === 'error');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is the short way; the button beside does the same
    <div
      className={over ? 'wording-box over' : 'wording-box'}
      data-field={path.join('.')}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (readOnly || file === undefined) return;
        event.preventDefault();
        void wording.send(file, file.name);
      }}
    >
      <div className="wording-head">
        <strong>{name}</strong>
        {worst !== undefined && (
          <IconAlertTriangleFilled
            size={12}
            role="img"
            color={isWrong ? 'var(--red)' : 'var(--amber-icon)'}
            aria-label={problemText(worst)}
            title={problemText(worst)}
          />
        )}
        <span className="editor-space" />
        {wording.seconds !== null && wording.seconds > 0 && (
          <span className="figures">{t('seconds', { count: wording.seconds, seconds: shown(wording.seconds) })}</span>
        )}
      </div>
      <TemplateEditor
        className="wording-text"
        lines
        value={wording.text}
        label={`${label}, ${name}`}
        lang={language}
        readOnly={readOnly}
        isWrong={isWrong}
        placeholder={wording.audio === '' ? t('words-of', { language: name }) : t('recording-text')}
        write={wording.setText}
        {...(onFocus !== undefined && { onFocus })}
        {...(onView !== undefined && { onView })}
      />
      <WordingTools wording={wording} language={language} name={name} readOnly={readOnly} playKey={path.join('.')} />
      <FieldProblem
        problem={
          wording.trouble !== null
            ? { text: wording.trouble, isError: true }
            : worst === undefined
              ? null
              : { text: problemText(worst), isError: isWrong }
        }
      />
    </div>
  );
}

function shown(seconds: number): string {
  return seconds.toFixed(1);
}
