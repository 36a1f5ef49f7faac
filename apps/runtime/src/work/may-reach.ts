import { isIP } from 'node:net';
import type { Environment } from '@callwright/flow-schema';

/** Whether flows may reach a host of a private network: where the environment names it, or binds an endpoint to that very address. */
export function mayReach(environment: () => Environment): (host: string, port: number) => boolean {
  return (host, port) => {
    const { endpoints, privateHosts } = environment();
    if (privateHosts.includes(host) || privateHosts.includes(`${host}:${port}`)) return true;
    return Object.values(endpoints).some((endpoint) => isThisVeryPlace(new URL(endpoint), host, port));
  };
}

/** A name may lead to any address tomorrow; an address written as such, or this machine, is meant. */
function isThisVeryPlace({ protocol, hostname, port }: URL, host: string, wantedPort: number): boolean {
  const isAddress = hostname === 'localhost' || isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0;
  const bound = Number(port) || (protocol === 'https:' ? 443 : 80);
  return isAddress && bound === wantedPort && hostname.replaceAll(/[[\]]/g, '') === host.replaceAll(/[[\]]/g, '');
}
