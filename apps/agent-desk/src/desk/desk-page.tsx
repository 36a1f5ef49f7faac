import { Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallCard, CallsSide, CasePanels, CaseSide, fetchCallParts, PromiseForm, SoundCheck, WrapUpCard } from '../call/call-parts.tsx';
import { RingCard } from '../call/ring-card.tsx';
import { useRingtone } from '../phone/use-ringtone.ts';
import './desk.css';
import type { Desk } from './desk-query.ts';
import { DeskTop } from './desk-top.tsx';
import { Idle } from './idle.tsx';
import { LineSide } from './line-side.tsx';
import { useDesk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useOwnPhone } from './use-own-phone.ts';

/** The agent's screen: who is in line, the call, and what helps with it. */
export function DeskPage() {
  const { desk, error, keep, act } = useDesk();
  if (error !== null && desk === undefined) throw error;
  return desk === undefined ? null : <OpenDesk desk={desk} keep={keep} act={act} />;
}

type Acting = Pick<ReturnType<typeof useDesk>, 'keep' | 'act'>;

function OpenDesk({ desk, keep, act }: { desk: Desk } & Acting) {
  const { t } = useTranslation('desk');
  const { agent, call, wrapUp } = desk;
  const { phone, isExpected } = useOwnPhone(desk, keep);
  const isRinging = call?.state === 'ringing' && agent.forwardTo === null && !isExpected;
  useRingtone(isRinging, t('rings-title', { who: call?.who ?? '' }));
  // the offer is known a moment before the phone rings: who answers then is not asked twice
  const [eager, setEager] = useState<string | null>(null);
  const offered = call?.state === 'ringing' ? call.entry : null;
  const answer = useCallback(() => {
    setEager(offered);
    phone.answer();
  }, [offered, phone.answer]);
  useEffect(() => {
    if (phone.state === 'ringing' && offered !== null && eager === offered) phone.answer();
  }, [eager, offered, phone.state, phone.answer]);
  const keys = useDeskKeys({ desk, phone, act, answer });
  useEffect(fetchCallParts, []);
  const talk = call ?? wrapUp;
  const about = talk?.entry ?? null;
  return (
    <div className="desk">
      <DeskTop desk={desk} phone={phone} act={act} keys={keys} />
      <LineSide desk={desk} />
      <main className="desk-main" aria-label={t('call')}>
        <div className="visually-hidden" role="alert">
          {isRinging ? t('rings-title', { who: call.who }) : ''}
        </div>
        {call?.state === 'ringing' && <RingCard call={call} phone={phone} answer={answer} act={act} />}
        <Suspense>
          {call != null && call.state !== 'ringing' && <CallCard call={call} phone={phone} act={act} keys={keys} />}
          {call === null && wrapUp !== null && <WrapUpCard wrapUp={wrapUp} act={act} />}
          {about === null ? (
            <Idle desk={desk} phone={phone} act={act} keys={keys} />
          ) : (
            <CasePanels
              entry={about}
              mark={call?.caseMark ?? 'over'}
              live={call !== null}
              mayWrite={call === null || call.state === 'talking'}
            />
          )}
        </Suspense>
      </main>
      <Suspense>
        {talk !== null && about !== null && (
          <CaseSide entry={about} mark={call?.caseMark ?? 'over'}>
            <PromiseForm key={about} to={talk} />
          </CaseSide>
        )}
        {call === null && keys.opened === 'sound' && <SoundCheck desk={desk} phone={phone} act={act} close={() => keys.open(null)} />}
        {about === null && keys.opened === 'calls' && <CallsSide desk={desk} act={act} close={() => keys.open(null)} />}
      </Suspense>
    </div>
  );
}
