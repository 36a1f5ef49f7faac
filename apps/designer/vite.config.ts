import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const runtime = `http://localhost:${loadEnv(mode, '.', '')['PORT'] ?? '3000'}`;
  return {
    plugins: [react()],
    worker: { format: 'es' },
    build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
    server: { port: 5173, proxy: { '/api': { target: runtime, ws: true }, '/audio': runtime } },
  };
});
