import { ActionIcon, Autocomplete, Select } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moved } from '../inspector/form/blank-value.ts';
import { useLanguageNames } from '../inspector/names/use-language-names.ts';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { SettingsPart } from './settings-part.tsx';
import { spokenLanguages, voicesFor } from './voices.ts';

/** The languages in which callers may be spoken to, each with its voice. The first is what calls begin in. */
export function FlowLanguages() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const languages = useEditor(({ flow }) => flow.languages);
  const voices = useEditor(({ flow }) => flow.voices);
  const readOnly = useEditor((editor) => editor.readOnly);
  const nameOf = useLanguageNames();
  const { change } = store.getState();
  const set = (next: string[]) => change(t('languages'), setFlow({ languages: next }));
  const setVoice = (language: string, voice: string) => {
    const { [language]: _, ...others } = voices;
    change(t('voice'), setFlow({ voices: voice === '' ? others : { ...others, [language]: voice } }), `flow\nvoice\n${language}`);
  };
  const free = spokenLanguages.filter((tag) => !languages.includes(tag)).map((tag) => ({ value: tag, label: `${nameOf(tag)} (${tag})` }));
  return (
    <SettingsPart title={t('languages')} help={t('languages-help')}>
      <ul className="settings-list">
        {languages.map((language, index) => (
          <li key={language} className="language-row">
            <span className="ellipsis" title={language}>
              {nameOf(language)}
              {index === 0 && <span className="chip">{t('default')}</span>}
            </span>
            <Autocomplete
              aria-label={t('voice-of', { language: nameOf(language) })}
              placeholder={t('usual-voice')}
              data={[...voicesFor(language)]}
              value={voices[language] ?? ''}
              readOnly={readOnly}
              comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
              onChange={(voice) => setVoice(language, voice)}
            />
            <ActionIcon
              size={24}
              aria-label={t('earlier', { language: nameOf(language) })}
              disabled={readOnly || index === 0}
              onClick={() => set(moved(languages, index, index - 1).map(String))}
            >
              <IconArrowUp size={14} stroke={1.9} />
            </ActionIcon>
            <ActionIcon
              size={24}
              aria-label={t('remove', { name: nameOf(language) })}
              disabled={readOnly || languages.length === 1}
              onClick={() => set(languages.filter((one) => one !== language))}
            >
              <IconTrash size={14} stroke={1.9} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Select
        aria-label={t('add-language')}
        placeholder={t('add-language')}
        searchable
        data={free}
        value={null}
        readOnly={readOnly}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onChange={(language) => language !== null && set([...languages, language])}
      />
    </SettingsPart>
  );
}
