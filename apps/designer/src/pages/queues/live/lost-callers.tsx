import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../../page-parts/when.ts';
import { type LostCaller, lostCallersQuery, queueActions } from '../queues-api.ts';

const SHOWN = 100;

/** Who hung up in line today: when, after how long, where. */
export function LostCallers({ queue, mayOperate }: { queue: string; mayOperate: boolean }) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const { data: lost = [] } = useQuery(lostCallersQuery(queue));
  const callBack = useMutation({
    mutationFn: (number: string) => queueActions.callBack(queue, number),
    onSuccess: () => notifications.show({ message: t('will-be-called') }),
    onSettled: () => answers.invalidateQueries({ queryKey: ['queues-now'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  return (
    <section className="page-card live-part" aria-label={t('lost')}>
      <header>
        <h2>{t('lost')}</h2>
        <span className="caption figures">{t('lost-count', { count: lost.length })}</span>
      </header>
      {lost.length === 0 ? (
        <p className="empty-rows">{t('nobody-lost')}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{t('who')}</th>
              <th>{t('when')}</th>
              <th>{t('after')}</th>
              <th>{t('where')}</th>
              <th>
                <span className="visually-hidden">{t('act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lost.slice(0, SHOWN).map((caller) => (
              <LostRow
                key={caller.id}
                caller={caller}
                isPending={callBack.isPending && callBack.variables === caller.number}
                {...(mayOperate && { onCallBack: (number: string) => callBack.mutate(number) })}
              />
            ))}
          </tbody>
        </table>
      )}
      {lost.length > SHOWN && <p className="caption live-more">{t('and-more', { count: lost.length - SHOWN })}</p>}
    </section>
  );
}

interface LostRowProps {
  caller: LostCaller;
  isPending: boolean;
  onCallBack?: (number: string) => void;
}

function LostRow({ caller, isPending, onCallBack }: LostRowProps) {
  const { t } = useTranslation('queues');
  const when = useWhen();
  const { number } = caller;
  return (
    <tr>
      <td>{caller.who}</td>
      <td className="quiet">{when(caller.endedAt)}</td>
      <td className="figures">{clockText(caller.waitedSeconds)}</td>
      <td>
        {caller.node ?? t('in-music')} {caller.short && <span className="chip">{t('short')}</span>}
      </td>
      <td className="figure">
        {caller.calledBack ? (
          <span className="chip green">{t('has-callback')}</span>
        ) : (
          onCallBack !== undefined && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPhoneOutgoing size={13} stroke={1.9} aria-hidden />}
              loading={isPending}
              onClick={() => onCallBack(number)}
            >
              {t('call-back')}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
