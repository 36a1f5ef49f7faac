import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/store/tables.ts', './src/store/publishing-tables.ts', './src/auth/auth-tables.ts'],
  out: './migrations',
});
