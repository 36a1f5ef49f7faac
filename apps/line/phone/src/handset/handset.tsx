import './handset.css';
import { Notice } from '../controls/notice.tsx';
import { isEnded, phoneCalls, ringsHere } from '../store/phone-calls.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { CallScreen } from './call-screen.tsx';
import { DialScreen } from './dial-screen.tsx';
import { EndedScreen } from './ended-screen.tsx';
import { OtherRing } from './other-ring.tsx';
import { RingScreen } from './ring-screen.tsx';

/** The selected phone: it dials, rings, talks, or shows how the last call ended. */
export function Handset() {
  const state = usePhoneState();
  const { store } = useSession();
  const { shown } = phoneCalls(state, state.selected);
  return (
    <main className="handset-place">
      <div className="handset">
        <OtherRing />
        {state.problem && (
          <div className="handset-problem">
            <Notice tone="bad" text={state.problem} onClose={() => store.dispatch({ type: 'problem', problem: null })} />
          </div>
        )}
        {shown === null ? (
          <DialScreen key={state.selected} />
        ) : isEnded(shown) ? (
          <EndedScreen key={shown.callSid} call={shown} />
        ) : ringsHere(shown) ? (
          <RingScreen key={shown.callSid} call={shown} />
        ) : (
          <CallScreen key={shown.callSid} call={shown} />
        )}
      </div>
    </main>
  );
}
