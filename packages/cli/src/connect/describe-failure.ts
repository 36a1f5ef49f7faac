import type { Trouble } from './finding.ts';

const beforeIt = 'Start the runtime and the proxy or tunnel before it, then run this again.';

/** By the code that Node gives the failure: what is wrong with a host, and what to do. Numbers are Twilio's of the same trouble. */
const byCode: Record<string, (host: string) => Omit<Trouble, 'check'>> = {
  ENOTFOUND: (host) => ({
    message: `The internet does not know the name ${host}.`,
    help: 'Look at its spelling and its DNS record. A tunnel may get another name at each start.',
  }),
  EAI_AGAIN: () => ({ message: 'Names cannot be looked up from here: DNS does not answer.', help: 'Look at the network of this machine.' }),
  ECONNREFUSED: (host) => ({ message: `Nothing listens at ${host}.`, help: beforeIt }),
  ECONNRESET: (host) => ({ message: `${host} closes the connection without an answer.`, help: beforeIt }),
  ETIMEDOUT: (host) => ({
    message: `${host} does not answer.`,
    help: 'Look whether a firewall holds its port shut, and whether it is the right address.',
  }),
  EHOSTUNREACH: (host) => ({ message: `There is no way from here to ${host}.`, help: 'Look at the network of this machine.' }),
  CERT_HAS_EXPIRED: (host) => ({
    message: `The certificate of ${host} has expired; Twilio would refuse it (error 11236).`,
    help: 'Renew the certificate.',
  }),
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => ({
    message: `The certificate that ${host} shows belongs to another name; Twilio would refuse it (error 11235).`,
    help: 'Get a certificate for this name.',
  }),
  SELF_SIGNED_CERT_IN_CHAIN: (host) => ({
    message: `${host} shows a certificate that it made itself; Twilio would refuse it (error 11237).`,
    help: 'Get one from a certificate authority; a reverse proxy such as Caddy does so by itself.',
  }),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) => ({
    message: `${host} does not show the whole chain of its certificate; Twilio would refuse it (error 11237).`,
    help: 'Let the server give the full chain, often a file named fullchain.pem.',
  }),
  EPROTO: (host) => ({ message: `${host} does not speak https there.`, help: 'Look at the port: it may be one for plain http.' }),
};

const sameAs: Record<string, string> = {
  TimeoutError: 'ETIMEDOUT',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_HEADERS_TIMEOUT: 'ETIMEDOUT',
  ECONNABORTED: 'ETIMEDOUT',
  UND_ERR_SOCKET: 'ECONNRESET',
  ENETUNREACH: 'EHOSTUNREACH',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'SELF_SIGNED_CERT_IN_CHAIN',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
};

/** Why a server gave no answer, in words. */
export function describeFailure(host: string, failure: unknown): Trouble {
  const code = codeOf(failure);
  const known = byCode[sameAs[code] ?? (code.startsWith('ERR_SSL_') ? 'EPROTO' : code)];
  const words = known?.(host) ?? { message: `${host} cannot be reached: ${reasonOf(failure)}.`, help: beforeIt };
  return { check: 'server-unreachable', ...words };
}

/** fetch wraps the failure of the socket as the cause of its own. */
function codeOf(failure: unknown): string {
  if (!(failure instanceof Error)) return '';
  if ('code' in failure && typeof failure.code === 'string') return failure.code;
  return failure.cause instanceof Error ? codeOf(failure.cause) : failure.name;
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? reasonOf(failure.cause) : failure.message.replace(/\.$/, '');
}
