import { expect, it } from 'vitest';
import { readSettings } from './read-settings.ts';

const least = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'x' };

it.each([
  [{}, true],
  [{ HOST: '::1' }, true],
  [{ PUBLIC_URL: 'https://calls.example' }, true],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://calls.example' }, false],
  [{ HOST: '192.0.2.1' }, false],
])('%j listens on this machine only: %s', (env, isLocal) => {
  expect(readSettings({ ...least, ...env }).isLocal).toBe(isLocal);
});

it('reads proxies that are trusted, and refuses what is no address', () => {
  expect(readSettings(least).TRUSTED_PROXY).toEqual([]);
  expect(readSettings({ ...least, TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }).TRUSTED_PROXY).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  expect(() => readSettings({ ...least, TRUSTED_PROXY: 'everybody' })).toThrow(/TRUSTED_PROXY: is a list of addresses/);
});
