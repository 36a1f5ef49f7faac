import { api } from '@callwright/web/api/client.ts';
import { Button } from '@mantine/core';
import { IconPhone, IconPhoneIncoming } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DeskCall } from '../desk/desk-query.ts';
import { Since } from '../desk/since.tsx';
import type { useDesk } from '../desk/use-desk.ts';
import type { Phone } from '../phone/use-phone.ts';
import './call.css';
import { WhoCalls } from './who-calls.tsx';

interface Parts {
  call: DeskCall;
  phone: Phone;
  answer(): void;
  act: ReturnType<typeof useDesk>['act'];
}

/** A call that rings: who, why, how long he has waited and what was promised, and one key to answer. */
export function RingCard({ call, phone, answer, act }: Parts) {
  const { t } = useTranslation('desk');
  const decline = () => void act(api.desk.calls[':entry'].decline.$post({ param: { entry: call.entry }, json: {} })).catch(() => undefined);
  const isHere = phone.state === 'ringing' || phone.state === 'ready';
  return (
    <section className="call-card ringing" aria-label={t('incoming')}>
      <p className="call-head">
        <IconPhoneIncoming size={16} aria-hidden />
        <strong>{t(call.direction === 'callback' ? 'incoming-callback' : call.direction === 'out' ? 'outgoing' : 'incoming')}</strong>
        <span>{call.queueTitle}</span>
        {call.offeredAt !== null && (
          <span>
            {t('rings')} <Since at={call.offeredAt} />
          </span>
        )}
      </p>
      <WhoCalls call={call} />
      <div className="call-buttons">
        <Button
          color="green"
          className="answer"
          h={40}
          onClick={answer}
          disabled={!isHere}
          leftSection={<IconPhone size={18} aria-hidden />}
          rightSection={<kbd className="key-cap">Enter</kbd>}
        >
          {isHere ? t('answer') : t('rings-elsewhere')}
        </Button>
        <Button variant="default" className="decline" h={40} onClick={decline} rightSection={<kbd className="key-cap">Esc</kbd>}>
          {t('decline')}
        </Button>
      </div>
    </section>
  );
}
