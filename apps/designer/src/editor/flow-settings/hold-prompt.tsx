import { useTranslation } from 'react-i18next';
import { useLanguageNames } from '../inspector/names/use-language-names.ts';
import { TemplateEditor } from '../inspector/template/template-editor.tsx';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { SettingsPart } from './settings-part.tsx';

/** What callers hear while another system takes long. Without words of the flow the usual ones are said. */
export function HoldPrompt() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const languages = useEditor(({ flow }) => flow.languages);
  const prompt = useEditor(({ flow }) => flow.holdPrompt) ?? {};
  const readOnly = useEditor((editor) => editor.readOnly);
  const nameOf = useLanguageNames();
  const write = (language: string, text: string) => {
    const { [language]: old, ...others } = prompt;
    const { text: _, ...rest } = old ?? {};
    const wording = text === '' ? rest : { ...rest, text };
    const next = Object.keys(wording).length === 0 ? others : { ...others, [language]: wording };
    const isEmpty = Object.keys(next).length === 0;
    store.getState().change(t('hold'), setFlow({ holdPrompt: isEmpty ? undefined : next }), `flow\nhold\n${language}`);
  };
  return (
    <SettingsPart title={t('hold')} help={t('hold-help')}>
      {languages.map((language) => (
        <div key={language}>
          <span className="block-label">{nameOf(language)}</span>
          <TemplateEditor
            lines
            value={prompt[language]?.text ?? ''}
            label={`${t('hold')}, ${nameOf(language)}`}
            lang={language}
            readOnly={readOnly}
            placeholder={prompt[language]?.audio ?? t('usual-words')}
            write={(text) => write(language, text)}
          />
        </div>
      ))}
    </SettingsPart>
  );
}
