import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './mantine-parts.css';
import '@mantine/notifications/styles.css';
import '@callwright/theme/tokens.css';
import '@callwright/theme/base.css';
import '@callwright/web/theme/mantine.css';
import '@callwright/web/theme/key-cap.css';
import { startWords } from '@callwright/web/i18n/start-words.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { wordFiles } from './i18n/word-files.ts';

const root = document.getElementById('root');
if (root) {
  await startWords(wordFiles, ['desk']);
  createRoot(root).render(<App />);
}
