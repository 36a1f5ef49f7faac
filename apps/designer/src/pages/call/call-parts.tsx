import { meQuery } from '@callwright/web/api/me-query.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../calls/use-moment.ts';
import { Answers } from './answers.tsx';
import type { CallStory } from './call-query.ts';
import { InLine } from './in-line.tsx';

/** All that a call left behind besides its way; what there is nothing of is not shown. */
export function CallParts({ call }: { call: CallStory }) {
  const { t } = useTranslation('call');
  return (
    <div className="call-parts">
      {call.answers.length > 0 && (
        <Part title={t('answers')}>
          <Answers answers={call.answers} />
        </Part>
      )}
      {call.entry !== null && (
        <Part title={t('line')}>
          <InLine entry={call.entry} />
        </Part>
      )}
      {call.promises.length > 0 && <Promises promises={call.promises} />}
      {call.callbacks.length > 0 && <Callbacks callbacks={call.callbacks} />}
      {call.talkRecordings.length > 0 && <Recordings recordings={call.talkRecordings} />}
      {call.survey !== null && call.survey.answers.length > 0 && <Survey answers={call.survey.answers} />}
      {call.milestones.length > 0 && (
        <Part title={t('milestones')}>
          <Lines lines={call.milestones.map(({ name, outcome, at }) => ({ at, text: name, chip: outcome }))} />
        </Part>
      )}
      {call.failures.length > 0 && (
        <Part title={t('failures')}>
          <Lines lines={call.failures.map(({ at, code, message }) => ({ at, text: message, chip: code, colour: 'red' }))} />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="page-card call-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface Line {
  at: string;
  text: string;
  chip: string;
  colour?: string;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const moment = useMoment('second');
  return (
    <ul className="call-lines">
      {lines.map(({ at, text, chip, colour = '' }) => (
        <li key={`${at} ${text} ${chip}`}>
          <time className="figures" dateTime={at}>
            {moment(at)}
          </time>
          <span>{text}</span>
          <span className={`chip ${colour}`}>{chip}</span>
        </li>
      ))}
    </ul>
  );
}

function Promises({ promises }: Pick<CallStory, 'promises'>) {
  const { t } = useTranslation('call');
  const moment = useMoment('second');
  const lines = promises.map(({ kind, upTo, kept, at }) => ({
    at,
    text: upTo === null ? t(`promise-${kind}`) : `${t(`promise-${kind}`)}, ${t('up-to', { at: moment(upTo) })}`,
    chip: kept === null ? t('still-open') : kept ? t('kept') : t('broken'),
    colour: kept === null ? '' : kept ? 'green' : 'red',
  }));
  return (
    <Part title={t('promises')}>
      <Lines lines={lines} />
    </Part>
  );
}

function Callbacks({ callbacks }: Pick<CallStory, 'callbacks'>) {
  const { t } = useTranslation('call');
  const lines = callbacks.map(({ queue, number, attempts, requestedAt, state, outcome }) => ({
    at: requestedAt,
    text: `${number} · ${queue} · ${t('attempts', { count: attempts })}`,
    chip: t(`callback-${outcome ?? state}`, { defaultValue: outcome ?? state }),
  }));
  return (
    <Part title={t('callbacks')}>
      <Lines lines={lines} />
    </Part>
  );
}

function Recordings({ recordings }: { recordings: CallStory['talkRecordings'] }) {
  const { t } = useTranslation('call');
  const moment = useMoment();
  const { data: me } = useQuery(meQuery);
  const mayListen = me?.rights.includes('listen-in') === true;
  return (
    <Part title={t('recordings')}>
      <ul className="call-lines">
        {recordings.map(({ sid, at, seconds }) => (
          <li key={sid}>
            <time className="figures" dateTime={at}>
              {moment(at)}
            </time>
            {mayListen ? (
              // biome-ignore lint/a11y/useMediaCaption: nobody writes down what is said in conversations
              <audio controls preload="none" src={`/api/recordings/${sid}/audio`} aria-label={t('listen', { at: moment(at) })} />
            ) : (
              <span className="caption">{t('no-right')}</span>
            )}
            <span className="caption figures">{clockText(seconds)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type SurveyAnswer = NonNullable<CallStory['survey']>['answers'][number];

function Survey({ answers }: { answers: readonly SurveyAnswer[] }) {
  const { t } = useTranslation('call');
  return (
    <Part title={t('survey')}>
      <dl className="call-facts">
        {answers.map((answer) => (
          <div key={`${answer.question} ${answer.askedAt}`}>
            <dt>{answer.title}</dt>
            <dd>
              <strong>{String(answer.score ?? answer.label ?? answer.choice ?? answer.comment ?? t('no-answer'))}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
