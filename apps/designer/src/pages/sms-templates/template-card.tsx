import { fullLanguageTitle } from '@callwright/web/i18n/language-name.ts';
import { ActionIcon, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TemplateText } from '../../nodes/template-text.tsx';
import { countSegments, likelyText, variablesIn } from './count-segments.ts';
import { type FlowUse, type SmsTemplateValue, withText } from './template-values.ts';

interface TemplateCardProps {
  name: string;
  template: SmsTemplateValue;
  languages: readonly string[];
  /** Undefined until flows were read. */
  uses: readonly FlowUse[] | undefined;
  changed: boolean;
  disabled: boolean;
  onChange: (template: SmsTemplateValue | null) => void;
}

/** One template in all languages side by side. */
export function TemplateCard({ name, template, languages, uses, changed, disabled, onChange }: TemplateCardProps) {
  const { t } = useTranslation('sms-templates');
  return (
    <section className={changed ? 'page-card sms-card changed' : 'page-card sms-card'} aria-label={template.title ?? name}>
      <header>
        <TextInput
          aria-label={t('template-title')}
          value={template.title ?? ''}
          placeholder={name}
          disabled={disabled}
          maxLength={200}
          onChange={({ currentTarget }) => onChange({ ...template, title: currentTarget.value })}
        />
        <span className="mono caption">{name}</span>
        <span className="sms-uses caption">{uses !== undefined && <Uses uses={uses} />}</span>
        {!disabled && (
          <Tooltip label={t('remove')}>
            <ActionIcon aria-label={t('remove-what', { title: template.title ?? name })} onClick={() => onChange(null)}>
              <IconTrash size={15} stroke={1.9} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <div className="sms-texts" style={{ gridTemplateColumns: `repeat(${Math.min(3, Math.max(1, languages.length))}, minmax(0, 1fr))` }}>
        {languages.map((language) => (
          <SmsText
            key={language}
            language={language}
            text={template.texts[language] ?? ''}
            disabled={disabled}
            onChange={(text) => onChange(withText(template, language, text))}
          />
        ))}
      </div>
    </section>
  );
}

function Uses({ uses }: { uses: readonly FlowUse[] }) {
  const { t } = useTranslation('sms-templates');
  if (uses.length === 0) return t('unused');
  return (
    <>
      {t('used-by')}{' '}
      {uses.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/flows/$id" params={{ id }}>
            {title}
          </Link>
        </span>
      ))}
    </>
  );
}

interface SmsTextProps {
  language: string;
  text: string;
  disabled: boolean;
  onChange: (text: string) => void;
}

function SmsText({ language, text, disabled, onChange }: SmsTextProps) {
  const { t, i18n } = useTranslation('sms-templates');
  const { segments, units, encoding } = countSegments(likelyText(text));
  const variables = variablesIn(text);
  const label = fullLanguageTitle(language, i18n.resolvedLanguage ?? 'en');
  return (
    <div className="sms-text">
      <div className="sms-text-head">
        <strong>{label}</strong>
        {text === '' ? (
          <span className="chip amber">{t('missing')}</span>
        ) : (
          <span className={segments > 1 ? 'sms-length long' : 'sms-length'} title={t('length-how', { encoding, units })}>
            {t('segments', { count: segments })} · {encoding}
          </span>
        )}
      </div>
      <Textarea
        aria-label={t('text-in', { language: label })}
        lang={language}
        value={text}
        disabled={disabled}
        maxLength={1600}
        autosize
        minRows={3}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {variables.length > 0 && (
        <div className="sms-variables">
          {variables.map((variable) => (
            <TemplateText key={variable} text={`{{ ${variable} }}`} />
          ))}
        </div>
      )}
    </div>
  );
}
