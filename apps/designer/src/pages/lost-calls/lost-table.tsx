import { meQuery } from '@callwright/web/api/me-query.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../calls/use-moment.ts';
import { CallBackButton } from './call-back-button.tsx';
import type { LostCall } from './lost-api.ts';

/** Who went away with nothing: when, where, after how long, and what came of it since. */
export function LostTable({ lost }: { lost: readonly LostCall[] }) {
  const { t } = useTranslation('lost-calls');
  const { data: me } = useQuery(meQuery);
  const mayCall = me?.rights.includes('operate-queues') === true;
  return (
    <div className="page-card lost-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('when')}</th>
            <th>{t('who')}</th>
            <th>{t('where')}</th>
            <th className="figure">{t('after')}</th>
            <th>{t('since')}</th>
            <th>
              <span className="visually-hidden">{t('act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lost.map((call) => (
            <Row key={call.callSid} call={call} mayCall={mayCall} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ call, mayCall }: { call: LostCall; mayCall: boolean }) {
  const { t } = useTranslation('lost-calls');
  const moment = useMoment();
  const canBeCalled = /^\+\d{5,}$/.test(call.from);
  return (
    <tr>
      <td>
        <Link to="/calls/$sid" params={{ sid: call.callSid }} className="figures">
          {moment(call.startedAt)}
        </Link>
      </td>
      <td>
        <span className="lost-who">
          {call.who !== null && <strong>{call.who}</strong>}
          <span className="figures">{call.from}</span>
          {call.isVip && <span className="chip amber">VIP</span>}
        </span>
      </td>
      <td>
        {call.queueTitle ?? call.queue ?? call.flowTitle}{' '}
        <span className="caption">
          {call.node?.title ?? ''} ({t(call.where === 'line' ? 'in-line' : 'in-flow')})
        </span>
      </td>
      <td className="figure">{clockText(call.waitedSeconds)}</td>
      <td>
        <Since call={call} />
      </td>
      <td className="figure">{mayCall && call.owed === null && canBeCalled && <CallBackButton number={call.from} queue={call.queue} />}</td>
    </tr>
  );
}

function Since({ call: { owed, calledBackAt, cameBackAt } }: { call: LostCall }) {
  const { t } = useTranslation('lost-calls');
  const moment = useMoment();
  if (owed === null && calledBackAt === null && cameBackAt === null) return <span className="chip red">{t('open')}</span>;
  return (
    <span className="lost-who">
      {owed !== null && <span className="chip brand">{t('owed')}</span>}
      {calledBackAt !== null && <span className="chip">{t('called-back', { at: moment(calledBackAt) })}</span>}
      {cameBackAt !== null && <span className="chip">{t('came-back', { at: moment(cameBackAt) })}</span>}
    </span>
  );
}
