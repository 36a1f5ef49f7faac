import { fullLanguageTitle } from '@callwright/web/i18n/language-name.ts';
import { useTranslation } from 'react-i18next';
import { type FoundPrompt, scriptOf } from './find-prompts.ts';
import { textToRecord } from './readable-text.ts';

/** What a voice talent reads from paper: each text once, by language. Seen in print only. */
export function VoiceScript({ prompts }: { prompts: readonly FoundPrompt[] }) {
  const { t, i18n } = useTranslation('prompts');
  return (
    <div className="voice-script" aria-hidden="true">
      <p className="voice-title">{t('script')}</p>
      {scriptOf(prompts).map(({ language, lines }) => (
        <section key={language} lang={language}>
          <p className="voice-language">{fullLanguageTitle(language, i18n.resolvedLanguage ?? 'en')}</p>
          <ol>
            {lines.map(({ text, places }) => (
              <li key={text}>
                <p>{textToRecord(text)}</p>
                <p className="voice-place">
                  {places
                    .map(({ flow, node, field, audio }) => [flow, node, field, audio].filter((part) => part !== null).join(' / '))
                    .join('; ')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
