import type { EditorView } from '@codemirror/view';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { useEditor } from '../../model/editor-context.ts';
import { useForm } from '../form/form-place.ts';
import { useLanguageNames } from '../names/use-language-names.ts';
import { WordingBox } from './wording-box.tsx';

const MOST_COLUMNS = 4;

interface PromptColumnsProps {
  path: Path;
  label: string;
  /** The prompt itself goes when its last words go. */
  optional: boolean;
  /** The text that one writes in, for the variables' menu. */
  writing: RefObject<EditorView | null>;
}

/** What is said, side by side in all languages of the flow; with more than four, one after the other on tabs. */
export function PromptColumns({ path, label, optional, writing }: PromptColumnsProps) {
  const { t } = useTranslation('inspector');
  const { node } = useForm();
  const languages = useEditor(({ flow }) => flow.languages);
  const nameOf = useLanguageNames({ own: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const prompt = recordOf(valueAt(node.config, path));
  const isMany = languages.length > MOST_COLUMNS;
  const open = chosen !== null && languages.includes(chosen) ? chosen : languages[0];
  const shown = isMany ? languages.filter((language) => language === open) : languages;
  const isLast = (language: string) => optional && Object.keys(prompt).every((other) => other === language);
  return (
    <>
      {isMany && (
        <div className="pill-tabs" role="tablist" aria-label={t('languages')}>
          {languages.map((language) => (
            <button key={language} type="button" role="tab" aria-selected={language === open} onClick={() => setChosen(language)}>
              {nameOf(language)}
            </button>
          ))}
        </div>
      )}
      <div className="prompt-columns">
        {shown.map((language, index) => (
          <WordingBox
            key={`${path.join('.')} ${language}`}
            path={[...path, language]}
            language={language}
            drop={isLast(language) ? path : [...path, language]}
            label={label}
            onFocus={(view) => {
              writing.current = view;
            }}
            onView={(view) => {
              if (index === 0 && (view !== null || writing.current === null)) writing.current = view;
            }}
          />
        ))}
      </div>
    </>
  );
}
