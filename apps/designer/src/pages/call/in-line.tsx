import { useTranslation } from 'react-i18next';
import { useMoment } from '../calls/use-moment.ts';
import type { CallStory } from './call-query.ts';

type Entry = NonNullable<CallStory['entry']>;

/** What became of the caller's place in line: each step with its reason, and how many who stood before him were passed. */
export function InLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation('call');
  const moment = useMoment('second');
  return (
    <>
      <p className="caption">{t('line-queue', { queue: entry.queue })}</p>
      <ul className="call-lines">
        {entry.events.map(({ at, kind, detail }) => (
          <li key={`${at} ${kind} ${JSON.stringify(detail)}`}>
            <time className="figures" dateTime={at}>
              {moment(at)}
            </time>
            <span>{t(`event-${kind}`, { defaultValue: kind })}</span>
            <span className="caption">{reasonIn(detail, t)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function reasonIn(detail: object, t: ReturnType<typeof useTranslation<'call'>>['t']): string {
  const told = detail as { because?: { code?: string }; passed?: { because?: { code?: string } }[] };
  const passed = told.passed ?? [];
  const why = [...new Set(passed.flatMap(({ because }) => because?.code ?? []))].map((code) =>
    t(`because-${code}`, { defaultValue: code }),
  );
  const code = told.because?.code;
  return [
    ...(code === undefined ? [] : [t(`because-${code}`, { defaultValue: code })]),
    ...(passed.length === 0 ? [] : [t('passed', { count: passed.length, why: why.join(', ') })]),
  ].join('; ');
}
