import { useBeDesk } from '@callwright/web/api/live.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Desk, deskQuery } from '../desk/desk-query.ts';
import { useDesk, useDeskNews } from '../desk/use-desk.ts';
import { usePhone } from '../phone/use-phone.ts';

/** The supervisor's own phone beside the floor: what he listens to is answered by itself, as he has asked for it. */
export function DeskDock() {
  const { data } = useQuery(deskQuery);
  return data === undefined ? null : <Dock desk={data} />;
}

function Dock({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { keep } = useDesk();
  const [isPhone, setIsPhone] = useState(true);
  const phone = usePhone(isPhone && desk.agent.forwardTo === null);
  const { agent, call } = desk;
  useDeskNews(agent.id, keep, setIsPhone);
  useBeDesk(agent.id, phone.canRing, phone.callSid);
  const isAsked = call?.state === 'ringing' && (call.role === 'supervisor' || call.again) && phone.state === 'ringing';
  useEffect(() => {
    if (isAsked) phone.answer();
  }, [isAsked, phone.answer]);
  return (
    <span role="status" className="phone-state">
      {call === null ? t(`phone-${phone.state}`) : t('floor-in', { who: call.who })}
    </span>
  );
}
