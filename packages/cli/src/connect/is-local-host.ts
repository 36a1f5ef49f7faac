import { BlockList, isIP } from 'node:net';

/** Addresses that the internet does not route: https://www.iana.org/assignments/iana-ipv4-special-registry and its like for IPv6. */
const local = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  local.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  local.addSubnet(net, bits, 'ipv6');

/** Whether a host, as `URL` gives it, can be reached from this machine or its own network only. Names are judged by their ends, not looked up. */
export function isLocalHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  if (version === 0) return !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa|test)$/.test(host);
  return local.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
