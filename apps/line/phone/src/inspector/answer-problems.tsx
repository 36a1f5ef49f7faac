import { Notice } from '../controls/notice.tsx';
import { errorWords } from './error-words.ts';
import type { WebhookRow } from './webhook-rows.ts';

/** The error of a webhook, with what the line says of it, and the warnings that its answer gave rise to. */
export function AnswerProblems({ row: { webhook, warnings } }: { row: WebhookRow }) {
  const { error } = webhook;
  if (error === undefined && warnings.length === 0) return null;
  const detail = warnings.find(({ code }) => code === error)?.message;
  return (
    <div className="answer-problems">
      {error !== undefined && <Notice tone="bad" text={`${errorWords(error, detail)} Error ${error}${detail ? `: ${detail}` : ''}`} />}
      {warnings
        .filter(({ code }) => code !== error)
        .map(({ at, code, message }) => (
          <Notice key={`${at}-${code}-${message}`} tone="warning" text={`${message} (${code})`} />
        ))}
    </div>
  );
}
