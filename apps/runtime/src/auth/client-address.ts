import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/**
 * Where a request comes from: the address of its socket. Only when that is a proxy that the settings trust, the last address of X-Forwarded-For
 * that is none of theirs. What a client writes into that header itself counts for nothing. Of IPv6 only the network, as one client has all of it.
 */
export function clientAddress(context: Context, trustedProxies: readonly string[]): string {
  const trusts = (address: string) => trustedProxies.some((range) => isIn(address, range));
  const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  let address = socketAddress(context);
  while (trusts(address)) {
    const hop = hops.pop();
    if (hop === undefined || !ipaddr.isValid(hop)) break;
    address = hop;
  }
  return network(address);
}

/** Whether a setting names an address or a range such as 10.0.0.0/8. */
export function isAddressRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

function socketAddress(context: Context): string {
  // a request that a test made has no socket
  const hasSocket = typeof context.env === 'object' && context.env !== null && ('incoming' in context.env || 'server' in context.env);
  return (hasSocket ? getConnInfo(context).remote.address : undefined) ?? '0.0.0.0';
}

function isIn(address: string, range: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  if (ipaddr.isValid(range)) return ipaddr.process(range).toString() === read.toString();
  const [base, bits] = ipaddr.parseCIDR(range);
  return base.kind() === read.kind() && read.match([base, bits]);
}

function network(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const read = ipaddr.process(address);
  if (!(read instanceof ipaddr.IPv6)) return read.toString();
  return new ipaddr.IPv6([...read.parts.slice(0, 4), 0, 0, 0, 0]).toString();
}
