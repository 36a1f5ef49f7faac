import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@callwright/theme/tokens.css';
import '@callwright/theme/base.css';
import './controls/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createLineApi } from './line/line-api.ts';
import { keepPhones, loadPhones } from './phones/stored-phones.ts';
import { unlockAudio } from './sound/tones.ts';
import { createStore } from './store/create-store.ts';
import { createSession, followLine, type PhoneStore } from './store/phone-session.ts';
import { initialState } from './store/phone-state.ts';
import { reduce } from './store/reduce.ts';
import { keepRemembered, loadRemembered } from './store/remembered.ts';
import { SessionContext } from './store/session-context.ts';
import { startTheme } from './theme/theme.ts';

startTheme();
unlockAudio();

const stored = loadPhones(window.location.search, sessionStorage);
const store: PhoneStore = createStore(reduce, initialState(stored.phones, stored.selected, loadRemembered(sessionStorage, localStorage)));
const keep = (): void => {
  keepPhones(store.getState(), sessionStorage);
  keepRemembered(store.getState(), sessionStorage, localStorage);
};
keep();
store.subscribe(keep);

const api = createLineApi();
followLine(store, api);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <SessionContext value={createSession(store, api)}>
        <App />
      </SessionContext>
    </StrictMode>,
  );
}
