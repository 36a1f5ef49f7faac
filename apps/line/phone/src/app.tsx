import './app.css';
import { useEffect, useMemo, useState } from 'react';
import { Announcer } from './announcer.tsx';
import { ConnectionBanner } from './bar/connection-banner.tsx';
import { TopBar } from './bar/top-bar.tsx';
import { Handset } from './handset/handset.tsx';
import { useReleaseFocus } from './handset/use-release-focus.ts';
import { InboxContext } from './messages/inbox-context.ts';
import { unreadCount } from './messages/threads.ts';
import { useNewInbox } from './messages/use-new-inbox.ts';
import { PhoneList } from './phones/phone-list.tsx';
import { SidePanel } from './side/side-panel.tsx';
import { SoundContext } from './sound/sound-context.ts';
import { useCallSound } from './sound/use-call-sound.ts';
import { useRing } from './sound/use-ring.ts';
import { phoneCalls, ringsHere } from './store/phone-calls.ts';
import { usePhoneState } from './store/session-context.ts';
import { useVoice } from './voice/use-voice.ts';
import { VoiceContext } from './voice/voice-context.ts';

/** The phone page: the phones that it holds, the selected one, and beside it its webhooks or text messages. */
export function App() {
  const state = usePhoneState();
  const [on, setOn] = useState(true);
  const { shown } = phoneCalls(state, state.selected);
  useCallSound(shown, on);
  const voice = useVoice(state.selected, shown, on);
  useRing(Object.values(state.calls).some((call) => ringsHere(call) && state.phones.some(({ number }) => number === call.to)));
  useReleaseFocus();
  useTitle(state.phones.reduce((sum, { number }) => sum + unreadCount(state, number), 0));
  const inbox = useNewInbox(state.selected);
  const sound = useMemo(() => ({ on, toggle: () => setOn((before) => !before) }), [on]);
  return (
    <SoundContext value={sound}>
      <InboxContext value={inbox}>
        <VoiceContext value={voice}>
          <div className="app">
            <TopBar />
            <ConnectionBanner />
            <div className="panes">
              <PhoneList />
              <Handset />
              <SidePanel />
            </div>
            <Announcer />
          </div>
        </VoiceContext>
      </InboxContext>
    </SoundContext>
  );
}

/** A tab in the background says that messages wait. */
function useTitle(unread: number): void {
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Phone` : 'Phone';
  }, [unread]);
}
