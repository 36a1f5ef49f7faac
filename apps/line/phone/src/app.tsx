import './app.css';
import { useMemo, useState } from 'react';
import { Announcer } from './announcer.tsx';
import { ConnectionBanner } from './bar/connection-banner.tsx';
import { TopBar } from './bar/top-bar.tsx';
import { Handset } from './handset/handset.tsx';
import { useReleaseFocus } from './handset/use-release-focus.ts';
import { Inspector } from './inspector/inspector.tsx';
import { PhoneList } from './phones/phone-list.tsx';
import { SoundContext } from './sound/sound-context.ts';
import { useCallSound } from './sound/use-call-sound.ts';
import { useRing } from './sound/use-ring.ts';
import { phoneCalls, ringsHere } from './store/phone-calls.ts';
import { usePhoneState } from './store/session-context.ts';

/** The phone page: the phones that it holds, the selected one, and its webhooks. */
export function App() {
  const state = usePhoneState();
  const [on, setOn] = useState(true);
  const { shown } = phoneCalls(state, state.selected);
  useCallSound(shown, on);
  useRing(Object.values(state.calls).some((call) => ringsHere(call) && state.phones.some(({ number }) => number === call.to)));
  useReleaseFocus();
  const sound = useMemo(() => ({ on, toggle: () => setOn((before) => !before) }), [on]);
  return (
    <SoundContext value={sound}>
      <div className="app">
        <TopBar />
        <ConnectionBanner />
        <div className="panes">
          <PhoneList />
          <Handset />
          <Inspector />
        </div>
        <Announcer />
      </div>
    </SoundContext>
  );
}
