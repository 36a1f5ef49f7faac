import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client.ts';
import { spokenLength } from '../../editor/inspector/prompts/spoken-length.ts';
import { TemplateText } from '../../nodes/template-text.tsx';
import type { FoundPrompt } from './find-prompts.ts';

interface PromptTableProps {
  prompts: readonly FoundPrompt[];
  longestFirst: boolean;
  /** So many rows are drawn. */
  most: number;
}

/** Prompts with their place, words, recording and length. */
export function PromptTable({ prompts, longestFirst, most }: PromptTableProps) {
  const { t } = useTranslation('prompts');
  const lengths = useLengths(prompts);
  const rows = prompts.map((prompt) => ({ prompt, seconds: lengths(prompt) }));
  const sorted = longestFirst ? rows.toSorted((one, other) => other.seconds - one.seconds) : rows;
  return (
    <div className="page-card prompts-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('place')}</th>
            <th>{t('language')}</th>
            <th>{t('text')}</th>
            <th>{t('recording')}</th>
            <th className="figure">{t('length')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map(({ prompt, seconds }) => (
            <tr key={prompt.key}>
              <td className="prompts-place">
                <Link to="/flows/$id" params={{ id: prompt.flow }} search={prompt.node === null ? {} : { node: prompt.node }}>
                  {prompt.node === null ? t('whole-flow') : prompt.nodeTitle}
                </Link>
                <span className="caption">{prompt.flowTitle}</span>
              </td>
              <td className="mono quiet">{prompt.language}</td>
              <td lang={prompt.language}>
                {prompt.text === null ? <span className="caption">{t('no-text')}</span> : <TemplateText text={prompt.text} />}
              </td>
              <td>
                {prompt.audio === null ? (
                  <span className="caption">{t('spoken')}</span>
                ) : (
                  <span className="mono prompts-audio">{prompt.audio}</span>
                )}
              </td>
              <td className="figure">{t('seconds', { seconds: seconds.toFixed(1) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Seconds of each prompt: of its recording where that is known, else of its words. */
function useLengths(prompts: readonly FoundPrompt[]): (prompt: FoundPrompt) => number {
  const recorded = [...new Set(prompts.filter(({ audio }) => audio !== null).map(({ flow }) => flow))];
  const answers = useQueries({
    queries: recorded.map((id) => ({
      queryKey: ['flow-lengths', id],
      queryFn: () => answered(api.flows[':id'].files.$get({ param: { id } })),
    })),
  });
  const seconds = new Map(
    answers.flatMap(({ data }, index) => (data ?? []).map((file) => [`${recorded[index]} ${file.path}`, file.seconds ?? null] as const)),
  );
  return ({ flow, audio, text }) => (audio === null ? null : seconds.get(`${flow} ${audio}`)) ?? spokenLength(text ?? '');
}
