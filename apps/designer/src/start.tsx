import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.css';
import '@callwright/theme/tokens.css';
import '@callwright/theme/base.css';
import '@callwright/web/theme/mantine.css';
import '@callwright/web/theme/key-cap.css';
import { tellRefusalsIn } from '@callwright/web/api/client.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { queryClient } from '@callwright/web/api/query-client.ts';
import { startWords } from '@callwright/web/i18n/start-words.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { refusalWords } from './i18n/refusal-words.ts';
import { wordFiles } from './i18n/word-files.ts';

const root = document.getElementById('root');
if (root) {
  // the router says what follows from the answer
  if (!/^\/(?:sign-in|welcome|join)\b/.test(window.location.pathname)) void queryClient.prefetchQuery(meQuery);
  await startWords(wordFiles, ['shell']);
  tellRefusalsIn(refusalWords());
  createRoot(root).render(<App />);
}
