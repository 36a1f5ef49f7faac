import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeepAsTest } from './keep-as-test.tsx';
import { Keypad } from './keypad.tsx';
import { ListeningBar } from './listening-bar.tsx';
import { SaySomething } from './say-something.tsx';
import { TrialCaller } from './trial-caller.tsx';
import { TrialHead } from './trial-head.tsx';
import { TrialLines } from './trial-lines.tsx';
import { TrialTime } from './trial-time.tsx';
import { TrialWorld } from './trial-world.tsx';
import './try.css';
import './trial-foot.css';
import { useSpokenAloud } from './use-spoken-aloud.ts';
import { useRunningTrial, useTrial } from './use-trial.ts';
import { WatchedVariables } from './watched-variables.tsx';

/** The phone beside the canvas: it calls the draft as it is, in the page; nothing is saved. */
export function TrialPanel() {
  const { t } = useTranslation('try');
  const { view } = useTrial();
  const [settingWorld, setWorld] = useState(false);
  const [aloud, setAloud] = useState(false);
  useRunningTrial();
  useSpokenAloud(aloud);
  return (
    <aside className="trial" aria-label={t('panel')}>
      <TrialHead
        world={{ shown: settingWorld, toggle: () => setWorld(!settingWorld) }}
        aloud={{ on: aloud, toggle: () => setAloud(!aloud) }}
      />
      <TrialCaller />
      {settingWorld ? <TrialWorld /> : <TrialLines onSetWorld={() => setWorld(true)} />}
      {view.state !== null && (
        <>
          <div className="trial-hand">
            <ListeningBar />
            <TrialTime />
            <Keypad />
            <SaySomething />
          </div>
          <WatchedVariables />
        </>
      )}
      <KeepAsTest />
    </aside>
  );
}
