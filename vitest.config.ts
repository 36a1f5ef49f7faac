import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'apps/line/phone/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // where colours are on, as on most CI servers, tests would see their codes
    env: { NO_COLOR: '1' },
    setupFiles: ['test/system/property-seed.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
