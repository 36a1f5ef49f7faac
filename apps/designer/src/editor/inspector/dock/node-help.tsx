import { nodeHelp } from '@callwright/nodes/help';
import { marked } from 'marked';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What a node type is for, beside its form. */
export function NodeHelp({ type }: { type: string }) {
  const { t, i18n } = useTranslation('inspector');
  const language = i18n.resolvedLanguage === 'ru' || i18n.resolvedLanguage === 'ro' ? i18n.resolvedLanguage : 'en';
  const html = useMemo(() => marked.parse(nodeHelp[language][type] ?? '', { async: false }), [language, type]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys
    <aside className="node-help" aria-label={t('help')} tabIndex={0}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the product's own texts, bundled with it */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </aside>
  );
}
