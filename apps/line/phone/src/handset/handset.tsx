import './handset.css';
import { Notice } from '../controls/notice.tsx';
import { Arrival } from '../messages/arrival.tsx';
import { useInbox } from '../messages/inbox-context.ts';
import { InboxSheet } from '../messages/inbox-sheet.tsx';
import { useIsWide } from '../side/use-is-wide.ts';
import { isEnded, phoneCalls, ringsHere } from '../store/phone-calls.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { MicrophoneBar } from '../voice/microphone-bar.tsx';
import { CallScreen } from './call-screen.tsx';
import { DialScreen } from './dial-screen.tsx';
import { EndedScreen } from './ended-screen.tsx';
import { OtherRing } from './other-ring.tsx';
import { RingScreen } from './ring-screen.tsx';
import { useKeyboard } from './use-keyboard.ts';

/** The selected phone: it dials, rings, talks, or shows how the last call ended. */
export function Handset() {
  const state = usePhoneState();
  const { store } = useSession();
  const { isOpen, open, close } = useInbox();
  const { shown } = phoneCalls(state, state.selected);
  const isCovered = !useIsWide() && isOpen;
  useKeyboard((key) => {
    if (key !== 'm' && key !== 'M') return false;
    if (isOpen) close();
    else open();
    return true;
  });
  return (
    <main className="handset-place">
      <div className="handset">
        <OtherRing />
        {state.problem && (
          <div className="handset-problem">
            <Notice tone="bad" text={state.problem} onClose={() => store.dispatch({ type: 'problem', problem: null })} />
          </div>
        )}
        <div className="handset-body">
          <div className="handset-screen" inert={isCovered}>
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
          {isCovered && <InboxSheet />}
          <Arrival />
        </div>
        <MicrophoneBar />
      </div>
    </main>
  );
}
