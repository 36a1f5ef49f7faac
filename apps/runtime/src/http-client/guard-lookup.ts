import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

/**
 * A name look-up that finds public addresses only, and fails with `refusal()` where a name has none. A socket connects to nothing but what its
 * look-up found, so nothing can change between check and connection.
 */
export function guardLookup(lookup: LookupFunction, refusal: () => Error): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (first === undefined) return callback(refusal(), []);
      return options.all ? callback(null, open) : callback(null, first.address, first.family);
    });
}
