import { clockText } from '@callwright/web/time/clock-text.ts';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Case, caseQuery } from '../desk/desk-query.ts';
import './card.css';
import { ContactPanel } from './contact-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';

/** Under this share of certainty an answer is asked again. */
const SURE = 0.6;

/** What is known of a call: answers as they come, the way through the flow, the contact, earlier calls, and the notes. */
export function CasePanels({ entry, mark, live, mayWrite }: { entry: string; mark: string; live: boolean; mayWrite: boolean }) {
  const { data } = useQuery(caseQuery(entry, mark));
  if (data === undefined) return <div className="panels" aria-busy="true" />;
  return (
    <div className="panels">
      <div className="panel-column">
        <Answers known={data} live={live} />
        <Path known={data} />
      </div>
      <div className="panel-column">
        <ContactPanel key={`contact ${entry}`} known={data} canWrite={mayWrite} />
        <Earlier known={data} />
        <NotesPanel key={entry} known={data} />
      </div>
    </div>
  );
}

function Answers({ known, live }: { known: Case; live: boolean }) {
  const { t } = useTranslation('desk');
  const isAnswering = live && known.partial !== null;
  return (
    <section className="panel answers" aria-live="polite" aria-label={t('answers')}>
      <h2>
        {t('answers')}
        {isAnswering && <span className="still">{t('still-answering')}</span>}
      </h2>
      {known.answers.length === 0 && !isAnswering && <p className="empty">{t('no-answers')}</p>}
      <dl>
        {known.answers.map((answer) => (
          <div key={answer.variable} className="answer-row">
            <dt>{answer.title}</dt>
            <dd>
              <span className="answer-value">{String(answer.value ?? '–')}</span>
              <How how={answer.how} confidence={answer.confidence} complete={answer.complete} />
            </dd>
          </div>
        ))}
        {known.partial !== null && (
          <div className="answer-row">
            <dt>{t('says-now')}</dt>
            <dd>
              <span className="answer-value fresh">“{known.partial.text}…”</span>
              <span className="answer-how">{t('answering-now')}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function How({ how, confidence, complete }: Pick<Case['answers'][number], 'how' | 'confidence' | 'complete'>) {
  const { t } = useTranslation('desk');
  const words = t(`how-${how}`);
  if (how !== 'speech' || confidence === null)
    return <span className="answer-how">{complete ? words : t('not-confirmed', { how: words })}</span>;
  const share = t('sure', { how: words, percent: Math.round(confidence * 100) });
  if (confidence >= SURE) return <span className="answer-how">{share}</span>;
  return (
    <span className="answer-how unsure">
      <IconAlertTriangleFilled size={12} aria-hidden /> {share} {t('ask-again')}
    </span>
  );
}

function Path({ known: { why } }: { known: Case }) {
  const { t, i18n } = useTranslation('desk');
  const time = new Intl.DateTimeFormat(i18n.resolvedLanguage, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <section className="panel path" aria-label={t('path')}>
      <h2>{t('path')}</h2>
      <ol>
        {why.path.slice(-12).map((visit, index) => (
          <li key={`${visit.node} ${visit.enteredAt} ${String(index)}`}>
            <span className="ellipsis">{visit.title}</span>
            <time className="tabular">{time.format(new Date(visit.enteredAt))}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Earlier({ known: { earlier } }: { known: Case }) {
  const { t, i18n } = useTranslation('desk');
  const date = new Intl.DateTimeFormat(i18n.resolvedLanguage, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  return (
    <section className="panel earlier" aria-label={t('earlier')}>
      <h2>{t('earlier')}</h2>
      {earlier.length === 0 && <p className="empty">{t('no-earlier')}</p>}
      <ul>
        {earlier.slice(0, 6).map((call) => (
          <li key={call.entry}>
            <span className="earlier-head">
              <strong className="ellipsis">{wordsOf(call) || call.queueTitle || t('outgoing')}</strong>
              <time>{date.format(new Date(call.at))}</time>
            </span>
            <span className="earlier-how">
              {call.talkSeconds === null
                ? t('hung-up-after', { time: clockText(call.waitedSeconds) })
                : t('talked-with', { name: call.agent ?? '–', time: clockText(call.talkSeconds) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What its agents wrote, as far as it may be read. */
function wordsOf({ notes }: Case['earlier'][number]): string {
  return notes.flatMap(({ text }) => (text === '' ? [] : [text])).join(' · ');
}
