import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.css';
import '@callwright/theme/tokens.css';
import '@callwright/theme/base.css';
import './theme/mantine.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { beginEarly } from './editor/begin-early.ts';
import { startWords } from './i18n/start-words.ts';

beginEarly(window.location.pathname);
const root = document.getElementById('root');
if (root) {
  await startWords();
  createRoot(root).render(<App />);
}
