import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { compressed } from '../../tooling/compressed.ts';

export default defineConfig(({ mode }) => {
  const runtime = `http://localhost:${loadEnv(mode, '.', '')['PORT'] ?? '3000'}`;
  return {
    base: '/desk/',
    plugins: [react(), compressed()],
    build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
    server: { port: 5174, proxy: { '/api': { target: runtime, ws: true }, '/audio': runtime } },
  };
});
