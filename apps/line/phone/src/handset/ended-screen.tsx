import './ended-screen.css';
import { IconAlertTriangle, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { isCaller, numberOfPhone, otherSide } from '../store/phone-calls.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { howItEnded } from '../transcript/how-it-ended.ts';
import { CallHead } from './call-head.tsx';
import { Transcript } from './transcript.tsx';

/** A call that is over: what happened, how it ended, and the way to the next one. */
export function EndedScreen({ call }: { call: LineCall }) {
  const { act, store } = useSession();
  const [busy, setBusy] = useState(false);
  const { account } = usePhoneState();
  const { words, bad } = howItEnded(call);
  const canCall = account?.numbers.some(({ phoneNumber }) => phoneNumber === otherSide(call)) ?? false;
  const putAway = (): void => store.dispatch({ type: 'call-put-away', callSid: call.callSid });

  const again = async (): Promise<void> => {
    setBusy(true);
    await act((api) => api.dial(numberOfPhone(call), otherSide(call)));
    setBusy(false);
  };
  return (
    <div className="screen">
      <CallHead call={call} />
      <Transcript call={call} />
      <div className="screen-foot">
        <div className={`ended${bad ? ' bad' : ''}`} role="status">
          {bad ? <IconAlertTriangle size={17} aria-hidden /> : <IconPhoneOff size={17} aria-hidden />}
          <p>{words}</p>
        </div>
        <div className="screen-buttons">
          <button type="button" className={`button touch${canCall ? '' : ' go'}`} onClick={putAway}>
            {canCall ? 'Another number' : 'Call a number'}
          </button>
          {canCall && (
            <button type="button" className="button touch go" disabled={busy} onClick={() => void again()}>
              <IconPhone size={18} aria-hidden />
              {isCaller(call) ? 'Call again' : 'Call back'}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
