import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/store/tables.ts',
    './src/store/publishing-tables.ts',
    './src/auth/auth-tables.ts',
    './src/line/line-tables.ts',
    './src/cases/case-tables.ts',
    './src/talk/talk-tables.ts',
    './src/callbacks/callback-tables.ts',
    './src/survey/survey-tables.ts',
    './src/reports/fact-tables.ts',
    './src/staff/staff-tables.ts',
  ],
  out: './migrations',
});
