import { clockText } from '@callwright/web/time/clock-text.ts';
import { IconMicrophone, IconPhoneIncoming, IconPhoneOutgoing, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CallRow } from './calls-query.ts';
import { OutcomeMark } from './outcome-mark.tsx';

/** Calls as rows; each leads to its story. */
export function CallTable({ calls }: { calls: readonly CallRow[] }) {
  const { t, i18n } = useTranslation('calls');
  const date = new Intl.DateTimeFormat(i18n.resolvedLanguage, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  return (
    <div className="page-card calls-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('when')}</th>
            <th>{t('who')}</th>
            <th>{t('flow')}</th>
            <th>{t('outcome')}</th>
            <th>{t('ended-at')}</th>
            <th>{t('queue')}</th>
            <th>{t('agent')}</th>
            <th className="figure">{t('waited')}</th>
            <th className="figure">{t('length')}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => {
            const Direction = call.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
            const number = call.direction === 'in' ? call.from : call.to;
            return (
              <tr key={call.callSid}>
                <td className="figures">
                  {call.flow === '' ? (
                    date.format(new Date(call.startedAt))
                  ) : (
                    <Link to="/calls/$sid" params={{ sid: call.callSid }}>
                      {date.format(new Date(call.startedAt))}
                    </Link>
                  )}
                </td>
                <td>
                  <span className="call-who">
                    <Direction size={13} role="img" aria-label={t(`direction-${call.direction}`)} />
                    {call.isVip && <IconStarFilled className="call-vip" size={12} role="img" aria-label="VIP" />}
                    <span className="ellipsis">{call.who ?? number}</span>
                    {call.who !== null && call.who !== number && <span className="caption figures">{number}</span>}
                  </span>
                </td>
                <td>{call.flowTitle}</td>
                <td>
                  <OutcomeMark outcome={call.outcome} />
                </td>
                <td className="quiet">{call.last?.title ?? ''}</td>
                <td>{call.queueTitle ?? ''}</td>
                <td>
                  {call.agent?.name ?? ''}
                  {call.hasRecording && <IconMicrophone className="call-recorded" size={12} role="img" aria-label={t('recorded')} />}
                </td>
                <td className="figure">{call.waitSeconds === null ? '' : clockText(call.waitSeconds)}</td>
                <td className="figure">{call.seconds === null ? '' : clockText(call.seconds)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
