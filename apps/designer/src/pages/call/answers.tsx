import { useTranslation } from 'react-i18next';
import type { CallStory } from './call-query.ts';

type Answer = CallStory['answers'][number];

/** Below this share a heard answer is no sure one. */
const SURE = 0.6;

/** What the caller answered, how it came, and how sure it is. */
export function Answers({ answers }: { answers: CallStory['answers'] }) {
  const { t } = useTranslation('call');
  return (
    <dl className="call-facts">
      {answers.map((answer) => (
        <div key={`${answer.variable} ${answer.node}`}>
          <dt>{answer.title}</dt>
          <dd>
            <strong>{answer.value === null ? t('hidden') : shown(answer.value)}</strong> <How answer={answer} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function How({ answer: { how, confidence, complete } }: { answer: Answer }) {
  const { t } = useTranslation('call');
  const words = t(`how-${how}`);
  const isHeard = how === 'speech' && confidence !== null;
  return (
    <>
      <span className={isHeard && confidence < SURE ? 'chip amber' : 'chip'}>
        {isHeard ? t('sure', { how: words, percent: Math.round(confidence * 100) }) : words}
      </span>{' '}
      {!complete && <span className="chip amber">{t('not-confirmed')}</span>}
    </>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
