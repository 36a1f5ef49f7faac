import { placeOfAudio } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { spokenLength } from '../../editor/inspector/prompts/spoken-length.ts';
import { TemplateText } from '../../nodes/template-text.tsx';
import type { FoundPrompt } from './find-prompts.ts';
import { HearPrompt } from './hear-prompt.tsx';
import { readableText } from './readable-text.ts';

interface PromptTableProps {
  prompts: readonly FoundPrompt[];
  longestFirst: boolean;
  /** So many rows are drawn. */
  most: number;
}

/** Prompts with their place, words, recording and length. */
export function PromptTable({ prompts, longestFirst, most }: PromptTableProps) {
  const { t } = useTranslation('prompts');
  const { secondsOf, isLost } = useRecordings(prompts);
  const rows = prompts.map((prompt) => ({ prompt, seconds: secondsOf(prompt) }));
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
                {prompt.text === null ? <span className="caption">{t('no-text')}</span> : <TemplateText text={readableText(prompt.text)} />}
              </td>
              <td>
                <span className="prompts-recording">
                  <HearPrompt prompt={prompt} spoken={isLost(prompt)} />
                  {prompt.audio === null ? (
                    <span className="caption">{t('spoken')}</span>
                  ) : (
                    <span className="mono prompts-audio">{prompt.audio}</span>
                  )}
                  {isLost(prompt) && <span className="chip red">{t('lost')}</span>}
                </span>
              </td>
              <td className="figure">{t('seconds', { seconds: seconds.toFixed(1) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Seconds of each prompt, of its recording where that is known, else of its words; and whether its recording is not where the flow says. */
function useRecordings(prompts: readonly FoundPrompt[]) {
  const recorded = [...new Set(prompts.flatMap((prompt) => placeOf(prompt)?.flow ?? []))];
  const answers = useQueries({
    queries: recorded.map((id) => ({
      queryKey: ['flow-lengths', id],
      queryFn: () => answered(api.flows[':id'].files.$get({ param: { id } })),
    })),
  });
  const filesOf = new Map(
    answers.flatMap(({ data }, index) =>
      data === undefined
        ? []
        : [[recorded[index], new Map(data.flatMap((file) => (file.changed === 'removed' ? [] : [[file.path, file.seconds ?? null]])))]],
    ),
  );
  return {
    secondsOf(prompt: FoundPrompt): number {
      const place = placeOf(prompt);
      return (place && filesOf.get(place.flow)?.get(place.file)) ?? spokenLength(prompt.text ?? '');
    },
    isLost(prompt: FoundPrompt): boolean {
      const place = placeOf(prompt);
      return place !== null && filesOf.get(place.flow)?.has(place.file) === false;
    },
  };
}

/** The flow beside which the recording lies, and its path there. */
function placeOf({ flow, audio }: FoundPrompt): { flow: string; file: string } | null {
  if (audio === null) return null;
  const { module, file } = placeOfAudio(audio);
  return { flow: module ?? flow, file };
}
