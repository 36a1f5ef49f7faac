import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The address at which Azure's machines ask their host for settings and keys: public by its number, private by its use. */
const AZURE_HOST = '168.63.129.16';
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Whether an IP address belongs to the public internet. Whatever the registries of RFC 6890 set apart is not public, nor is an IPv6 address
 * that carries such an IPv4 address, nor anything that is not an address at all.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const read = ipaddr.process(address);
  if (read instanceof ipaddr.IPv4) return isPublicIpv4(read);
  // networks without IPv4 reach all of it through NAT64
  if (read.match(NAT64)) return isPublicIpv4(new ipaddr.IPv4(read.toByteArray().slice(-4)));
  return read.match(GLOBAL_UNICAST) && read.range() === 'unicast';
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && address.toString() !== AZURE_HOST;
}
