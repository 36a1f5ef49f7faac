import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { compressed } from '../../tooling/compressed.ts';

/** What the editor shows from its beginning: one file a language, as each file more is a way to the server more. */
const EDITOR_WORDS = /\/i18n\/(en|ru|ro)\/(?:editor|canvas|keys|presence|history|publish|find|outline|repairs|problems|inspector)\.json$/;

export default defineConfig(({ mode }) => {
  const runtime = `http://localhost:${loadEnv(mode, '.', '')['PORT'] ?? '3000'}`;
  return {
    plugins: [react(), startTogether(), compressed()],
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: wordsOfEditor }] } } },
    },
    server: { port: 5173, proxy: { '/api': { target: runtime, ws: true }, '/audio': runtime } },
  };
});

function wordsOfEditor(id: string): string | null {
  const language = EDITOR_WORDS.exec(id)?.[1];
  return language === undefined ? null : `words-of-editor-${language}`;
}

/** The entry only asks for what takes longest; the page loads the app that comes after it at the same time. */
function startTogether(): Plugin {
  return {
    name: 'start-together',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const files = new Set<string>();
        const styles = new Set<string>();
        const add = (chunk: (typeof chunks)[number] | undefined): void => {
          if (chunk === undefined || files.has(chunk.fileName)) return;
          files.add(chunk.fileName);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
          for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
        };
        add(chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/start.tsx')));
        return [
          ...[...files].map((file) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'modulepreload', crossorigin: '', href: `/${file}` },
          })),
          ...[...styles].map((file) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'stylesheet', crossorigin: '', href: `/${file}` },
          })),
        ];
      },
    },
  };
}
