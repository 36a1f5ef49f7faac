import { useBeDesk } from '@callwright/web/api/live.ts';
import { useEffect, useState } from 'react';
import { usePhone } from '../phone/use-phone.ts';
import type { Desk } from './desk-query.ts';
import { useDeskNews } from './use-desk.ts';

/**
 * The agent's own phone in this page, and the news of his desk. His own call that comes back to him, one that he makes himself and one in which he
 * takes part as a supervisor are answered for him: `isExpected`.
 */
export function useOwnPhone({ agent, call }: Desk, keep: (told: object) => void) {
  const [isPhone, setIsPhone] = useState(true);
  const phone = usePhone(isPhone && agent.forwardTo === null);
  useDeskNews(agent.id, keep, setIsPhone);
  useBeDesk(agent.id, phone.canRing, phone.callSid);
  const isExpected = call?.state === 'ringing' && (call.again || call.direction === 'out' || call.role === 'supervisor');
  useEffect(() => {
    if (isExpected && phone.state === 'ringing') phone.answer();
  }, [isExpected, phone.state, phone.answer]);
  return { phone, isExpected };
}
