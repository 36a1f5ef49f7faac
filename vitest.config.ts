import { defineConfig } from 'vitest/config';

const browser = 'test/e2e/**/*.test.ts';
// they stand in for the network itself, so each needs a process to itself
const network = [
  'packages/cli/src/connect/*.test.ts',
  'packages/twiml/src/rest/*.test.ts',
  'apps/runtime/src/http-client/*.test.ts',
  'apps/runtime/src/routes/mailboxes.test.ts',
];

export default defineConfig({
  test: {
    // where colours are on, as on most CI servers, tests would see their codes
    env: { NO_COLOR: '1' },
    setupFiles: ['test/system/property-seed.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'apps/line/phone/src/**/*.test.{ts,tsx}'],
          exclude: network,
          // each file cleans up after itself, so that the next need not import everything anew
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'system', include: ['test/**/*.test.ts', ...network], exclude: [browser], sequence: { groupOrder: 1 } },
      },
      // a browser takes both cores: one file at a time, when the others are done
      { extends: true, test: { name: 'browser', include: [browser], maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
