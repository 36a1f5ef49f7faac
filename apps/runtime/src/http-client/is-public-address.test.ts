import { expect, test } from 'vitest';
import { isPublicAddress } from './is-public-address.ts';

test('addresses of the public internet are public, also behind NAT64 and in their IPv6 spelling', () => {
  const addresses = [
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '2606:4700:4700::1111',
    '2a00:1450::8a',
  ];
  expect([...addresses, '::ffff:8.8.8.8', '64:ff9b::808:808'].filter((address) => !isPublicAddress(address))).toEqual([]);
});

test('what the registries set apart is not public', () => {
  const apart = {
    unspecified: ['0.0.0.0', '0.1.2.3', '::'],
    loopback: ['127.0.0.1', '127.255.255.254', '::1'],
    private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
    'unique local': ['fc00::1', 'fdff::1'],
    'link-local': ['169.254.1.1', 'fe80::1', 'fe80::1%lo', 'febf::1', 'fec0::1'],
    'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
    multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
    'reserved, documentation, benchmarks': [
      '192.0.0.1',
      '192.0.2.1',
      '198.51.100.1',
      '203.0.113.1',
      '198.18.0.1',
      '198.19.255.255',
      '240.0.0.1',
    ],
    'the same in IPv6': ['2001:db8::1', '3fff::1', '100::1', '2001:2::1', '4000::1', '5f00::1', '2001::1'],
    broadcast: ['255.255.255.255'],
    'relays and sinks': ['192.88.99.1', '192.31.196.1', '192.175.48.1', '192.52.193.1'],
    'cloud metadata': [
      '169.254.169.254',
      '169.254.170.2',
      '100.100.100.200',
      '192.0.0.192',
      '168.63.129.16',
      'fd00:ec2::254',
      'fd20:ce::254',
    ],
    'IPv4 inside IPv6': [
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '::127.0.0.1',
      '::ffff:0:7f00:1',
      '64:ff9b::10.0.0.1',
      '64:ff9b::a83f:8110',
    ],
    'tunnels and local NAT64': ['2002:7f00:1::', '2002:808:808::1', '2001:0:7f00:1::', '64:ff9b:1::808:808'],
    'no address': ['', 'localhost', '127.1', '010.8.8.8', '2130706433', '8.8.8.8.', '[::1]'],
  };
  const wrong = Object.entries(apart).flatMap(([name, addresses]) =>
    addresses.filter(isPublicAddress).map((address) => `${name} ${address}`),
  );
  expect(wrong).toEqual([]);
});
