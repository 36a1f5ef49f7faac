import type { Finding } from './finding.ts';
import { isLocalHost } from './is-local-host.ts';

type Judgement = Pick<Finding, 'check' | 'level' | 'message' | 'help'>;

/**
 * What is wrong with an address that Twilio is to ask, judged by its form alone; null for nothing. Against a carrier of this machine, such as
 * the local telephone line, an address of this machine is right.
 */
export function judgeAddress(name: string, address: string, apiUrl: string | undefined): Judgement | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const example = `Write it as ${name}=https://calls.example.com`;
  if (url === null || !/^https?:$/.test(url.protocol))
    return error('address-invalid', `${name} is "${address}", which is no http or https address.`, `${example}.`);
  if (url.username !== '' || url.hash !== '' || (name === 'PUBLIC_URL' && url.search !== ''))
    return error(
      'address-invalid',
      `${name} holds more than an address: a user name, a "?" or a "#".`,
      `${example}, without anything else.`,
    );
  if (url.hostname.includes('_'))
    return error('address-underscore', `Twilio takes no host name with an underscore: ${url.hostname}.`, 'Give the server another name.');
  if (isLocalHost(url.hostname)) return isLocalCarrier(apiUrl) ? null : unreachable(name, url);
  if (url.protocol === 'http:') return unprotected(name, url);
  return null;
}

/** Whether the carrier is a stand-in on this machine or in its network. */
export function isLocalCarrier(apiUrl: string | undefined): boolean {
  return apiUrl !== undefined && URL.canParse(apiUrl) && isLocalHost(new URL(apiUrl).hostname);
}

function unreachable(name: string, url: URL): Judgement {
  return error(
    'address-local',
    `Twilio cannot reach ${url.origin}: it is an address of this machine or of its own network.`,
    `Put the runtime behind an https address that the internet reaches, by a reverse proxy on a server of yours or by a tunnel, and set ${name} to it. docs/real-number.md shows both.`,
  );
}

function unprotected(name: string, url: URL): Judgement {
  return {
    check: 'address-http',
    level: 'warning',
    message: `${name} is an http address: whoever is between Twilio and ${url.host} reads what callers say and key in.`,
    help: 'Use https: a reverse proxy such as Caddy gets a certificate by itself.',
  };
}

function error(check: string, message: string, help: string): Judgement {
  return { check, level: 'error', message, help };
}
