import { expect, test } from 'vitest';
import { isLocalHost } from './is-local-host.ts';

const hostOf = (host: string) => new URL(`http://${host}`).hostname;

test.each([
  ...[
    'localhost',
    'phone.localhost',
    'server',
    'server.local',
    'calls.internal',
    '127.0.0.1',
    '127.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.0.1',
  ],
  ...['192.168.0.9', '169.254.1.1', '100.100.1.1', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:192.168.0.9]', 'localhost.'],
])('%s is of this machine or its network', (host) => {
  expect(isLocalHost(hostOf(host))).toBe(true);
});

test.each(['calls.example.com', 'calls.example.com.', 'local.example.com', '8.8.8.8', '172.32.0.1', '100.128.0.1', '[2606:4700::1111]'])(
  '%s is of the internet',
  (host) => {
    expect(isLocalHost(hostOf(host))).toBe(false);
  },
);
