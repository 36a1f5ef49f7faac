import type { Path } from '../../../json/at-path.ts';
import { useEditor } from '../../model/editor-context.ts';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { useLanguageNames } from '../names/use-language-names.ts';
import { TemplateEditor } from '../template/template-editor.tsx';
import { Tags } from './tags-control.tsx';

/** A text, or several phrases, in each language of the flow. */
export function ByLanguageControl(props: ControlProps) {
  const { label, help, problem } = useControl(props);
  const languages = useEditor(({ flow }) => flow.languages);
  return (
    <FieldFrame label={label} help={help} problem={problem} bare={props.bare ?? false}>
      <div className="language-columns">
        {languages.map((language) => (
          <OneLanguage key={language} {...props} language={language} path={[...props.path, language]} label={label} />
        ))}
      </div>
    </FieldFrame>
  );
}

function OneLanguage({ field, path, language, label }: ControlProps & { language: string; label: string; path: Path }) {
  const name = useLanguageNames({ own: true })(language);
  const item = field.shape.kind === 'by-language' ? field.shape.item : field;
  const { value, problem, readOnly, write } = useControl({ field: item, path });
  const isWrong = problem?.isError === true;
  return (
    <FieldFrame label={name} help={null} problem={problem}>
      {item.shape.kind === 'list' ? (
        <Tags
          label={`${label}, ${name}`}
          value={value}
          readOnly={readOnly}
          most={item.shape.most}
          error={isWrong}
          write={(phrases) => write(phrases.length === 0 ? undefined : phrases)}
        />
      ) : (
        <TemplateEditor
          className="language-text"
          lines
          value={textAt(value)}
          label={`${label}, ${name}`}
          lang={language}
          readOnly={readOnly}
          isWrong={isWrong}
          write={(text) => write(text === '' ? undefined : text)}
        />
      )}
    </FieldFrame>
  );
}
