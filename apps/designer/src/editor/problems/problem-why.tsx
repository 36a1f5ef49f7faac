import { useQuery } from '@tanstack/react-query';
import { marked } from 'marked';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explanationOf } from './explanations.ts';

/** Why a problem is one, and how it is repaired. */
export function ProblemWhy({ code }: { code: string }) {
  const { t, i18n } = useTranslation('repairs');
  const language = i18n.resolvedLanguage ?? 'en';
  const { data, isPending } = useQuery({
    queryKey: ['problem', code, language],
    queryFn: () => explanationOf(code, language),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  const html = useMemo(() => (data == null ? null : marked.parse(data.text, { async: false })), [data]);
  if (isPending) return null;
  if (html === null || data == null) return <p className="problem-why">{t('not-explained')}</p>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is the product's own page, bundled with it
  return <div className="problem-why" lang={data.language} dangerouslySetInnerHTML={{ __html: html }} />;
}
