import { defineConfig } from 'vitest/config';

const browserTests = 'test/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    // where colours are on, as on most CI servers, tests would see their codes
    env: { NO_COLOR: '1' },
    setupFiles: ['test/system/property-seed.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'apps/line/phone/src/**/*.test.{ts,tsx}',
            'test/**/*.test.ts',
          ],
          exclude: [browserTests],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      // a browser takes both cores: one file at a time, when the others are done
      { extends: true, test: { name: 'browser', include: [browserTests], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
