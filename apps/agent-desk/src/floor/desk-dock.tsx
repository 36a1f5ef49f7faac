import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Desk, deskQuery } from '../desk/desk-query.ts';
import { useDesk } from '../desk/use-desk.ts';
import { useOwnPhone } from '../desk/use-own-phone.ts';

/** The supervisor's own phone beside the floor: what he listens to is answered by itself, as he has asked for it. */
export function DeskDock() {
  const { data } = useQuery(deskQuery);
  return data === undefined ? null : <Dock desk={data} />;
}

function Dock({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { keep } = useDesk();
  const { call } = desk;
  const { phone } = useOwnPhone(desk, keep);
  return (
    <span role="status" className="phone-state">
      {call === null ? t(`phone-${phone.state}`) : t('floor-in', { who: call.who })}
    </span>
  );
}
