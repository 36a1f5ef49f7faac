import { ApiError } from '@callwright/web/api/api-error.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import '../calls/calls.css';
import { OutcomeMark } from '../calls/outcome-mark.tsx';
import { useMoment } from '../calls/use-moment.ts';
import './call.css';
import { CallParts } from './call-parts.tsx';
import { type CallStory, callQuery } from './call-query.ts';
import { Timeline } from './timeline.tsx';
import { wayOfCall } from './way-of-call.ts';
import { WayPicture } from './way-picture.tsx';

const HTTP_NOT_FOUND = 404;
const MILLISECONDS = 1000;
const route = getRouteApi('/signed-in/shell/calls/$sid');

/** The story of one call: who, its way on the flow's picture, what was said and promised, how it ended. */
export function CallPage() {
  const { t } = useTranslation('call');
  const { sid } = route.useParams();
  const { data: call, error, refetch } = useQuery(callQuery(sid));
  const isUnknown = error instanceof ApiError && error.status === HTTP_NOT_FOUND;
  return (
    <div className="page call-page">
      <div className="page-head">
        <Button component={Link} to="/calls" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} aria-hidden />}>
          {t('back')}
        </Button>
      </div>
      {error !== null && !isUnknown && <PageError error={error} again={() => void refetch()} />}
      {isUnknown && (
        <div className="page-empty">
          <h1>{t('no-such')}</h1>
          <p>{t('no-such-what')}</p>
        </div>
      )}
      {call === undefined && error === null && <Skeleton className="loading-late" height={420} radius={8} />}
      {call !== undefined && <Story call={call} />}
    </div>
  );
}

function Story({ call }: { call: CallStory }) {
  const { t } = useTranslation('call');
  return (
    <>
      <Head call={call} />
      <div className="call-columns">
        <div>
          <section className="page-card call-part" aria-label={t('way')}>
            <h2>{t('way')}</h2>
            {wayOfCall(call.path).map((way) => (
              <WayPicture key={`${way.version} ${way.visits[0]?.enteredAt}`} way={way} />
            ))}
          </section>
          <CallParts call={call} />
        </div>
        <Timeline call={call} />
      </div>
    </>
  );
}

function Head({ call }: { call: CallStory }) {
  const { t, i18n } = useTranslation('call');
  const moment = useMoment();
  const name = call.contact === null ? null : nameIn(call.contact);
  // a session calls the person outside `from`, whoever has called
  const number = call.from;
  const seconds = call.endedAt === null ? null : (Date.parse(call.endedAt) - Date.parse(call.startedAt)) / MILLISECONDS;
  const language = new Intl.DisplayNames([i18n.resolvedLanguage ?? 'en'], { type: 'language' }).of(call.language) ?? call.language;
  const facts = [
    { name: t('began'), value: moment(call.startedAt) },
    { name: t('length'), value: seconds === null ? t('in-progress') : clockText(seconds) },
    ...(call.waitSeconds === null ? [] : [{ name: t('waited'), value: clockText(call.waitSeconds) }]),
    { name: t('language'), value: language },
    ...(call.agent === null ? [] : [{ name: t('agent'), value: call.agent.name }]),
  ];
  return (
    <header className="call-head">
      <div>
        <h1>
          {name ?? number} {call.isVip && <span className="chip amber">VIP</span>}{' '}
          {call.outcome !== null && <OutcomeMark outcome={call.outcome} />}
        </h1>
        <p className="caption figures">{name === null ? call.callSid : `${number} · ${call.callSid}`}</p>
      </div>
      <dl>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd className="figures">{fact.value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function nameIn(contact: object): string | null {
  const name = 'name' in contact ? contact.name : null;
  return typeof name === 'string' && name !== '' ? name : null;
}
