import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => ({
  root: 'phone',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/phone', emptyOutDir: true },
  server: {
    proxy: {
      '/line': lineOf(mode),
      '/signal': { target: lineOf(mode), ws: true },
    },
  },
}));

function lineOf(mode: string): string {
  return `http://localhost:${loadEnv(mode, '.', 'LINE_')['LINE_PORT'] ?? '3001'}`;
}
