import { languageTitle } from '@callwright/web/i18n/language-name.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Avatar } from '@mantine/core';
import { IconCheck, IconCrown, IconLanguage, IconRepeat, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Case, caseQuery, type DeskCall } from '../desk/desk-query.ts';
import { Since } from '../desk/since.tsx';

/** Who calls, why, in which language, how long he has waited and whether that was promised. Rows keep their height while answers arrive. */
export function WhoCalls({ call }: { call: DeskCall }) {
  const { t, i18n } = useTranslation('desk');
  const { data } = useQuery(caseQuery(call.entry, call.caseMark));
  const language = i18n.resolvedLanguage ?? 'en';
  const reason = data?.why.words.join(', ') ?? '';
  return (
    <div className="who">
      <Avatar {...(!call.who.startsWith('+') && { name: call.who })} color="brand" size={52} radius="50%" aria-hidden />
      <div className="who-text">
        <h1>
          {call.who}
          {call.isVip && (
            <span className="chip vip">
              <IconCrown size={13} aria-hidden />
              {t('vip')}
            </span>
          )}
          {data !== undefined && <span className="who-segment">{segmentWords(data, t, language)}</span>}
        </h1>
        <p className="who-why">{reason === '' ? t('no-reason') : reason}</p>
        <p className="who-chips">
          <span className="chip outlined">
            <IconLanguage size={13} aria-hidden />
            {t('speaks', { language: languageTitle(call.language, language) })}
          </span>
          {(data?.who.callsToday ?? 0) > 0 && (
            <span className="chip amber">
              <IconRepeat size={13} aria-hidden />
              {t('called-today', { count: (data?.who.callsToday ?? 0) + 1 })}
            </span>
          )}
          <span className="tabular">{call.number}</span>
        </p>
        {call.note !== null && (
          <p className="who-note">
            {t('note-from', { name: call.note.by })} {call.note.text}
          </p>
        )}
      </div>
      <div className="who-wait">
        {data?.talk != null && <span className="who-talk">{t('likely-talk', { time: clockText(data.talk.seconds) })}</span>}
        <span>{t('waited')}</span>
        <strong className="who-waited tabular">
          {call.state === 'ringing' ? <Since at={call.since} /> : data === undefined ? ' ' : clockText(data.waited.seconds)}
        </strong>
        {data?.promise != null && <Promised promise={data.promise} waited={data.waited.seconds} />}
      </div>
    </div>
  );
}

function Promised({ promise, waited }: { promise: NonNullable<Case['promise']>; waited: number }) {
  const { t } = useTranslation('desk');
  const upTo = promise.upTo === null ? null : (Date.parse(promise.upTo) - Date.parse(promise.at)) / 1000;
  if (upTo === null) return null;
  const isKept = promise.kept ?? waited <= upTo;
  return (
    <span className={isKept ? 'promise kept' : 'promise broken'}>
      {t('promised', { time: clockText(upTo) })}
      {isKept ? <IconCheck size={13} aria-hidden /> : <IconX size={13} aria-hidden />}
      {t(isKept ? 'kept' : 'broken')}
    </span>
  );
}

function segmentWords({ who }: Case, t: TFunction<'desk'>, language: string): string {
  const words = t(`segment-${who.segment}`);
  return who.since === null
    ? words
    : t('since-when', {
        segment: words,
        date: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short' }).format(new Date(who.since)),
      });
}
