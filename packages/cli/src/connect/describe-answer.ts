import type { ServerAnswer } from './ask-server.ts';
import type { Trouble } from './finding.ts';

type Recognise = (answer: ServerAnswer, host: string) => Trouble | null;

/** Who else may answer in the runtime's place, from what gives itself away most clearly to least. */
const others: readonly Recognise[] = [redirect, ngrok, cloudflare, localtunnel, signIn, emptyProxy];

/** Whose answer this is, when it is not the runtime's. */
export function describeAnswer(host: string, answer: ServerAnswer): Trouble {
  for (const recognise of others) {
    const found = recognise(answer, host);
    if (found !== null) return found;
  }
  const { status } = answer;
  return {
    check: 'server-foreign',
    message: `Another server than Callwright's runtime answers at ${host}: HTTP ${status}${signs(answer)}.`,
    help: 'Let the address lead to the port of the runtime (3000, or PORT), with nothing cut off from its paths.',
  };
}

function redirect({ status, headers }: ServerAnswer, host: string): Trouble | null {
  const target = headers.get('location');
  if (status < 300 || status >= 400 || target === null) return null;
  return {
    check: 'server-redirects',
    message: `${host} sends on to ${target} instead of answering. Twilio signs the address that it asks, so signatures would not fit.`,
    help: 'Set PUBLIC_URL to the address that answers by itself, and start the runtime with it.',
  };
}

function ngrok({ headers, text }: ServerAnswer, host: string): Trouble | null {
  const code = headers.get('ngrok-error-code') ?? /ERR_NGROK_\d+/.exec(text)?.[0];
  if (code === undefined) return null;
  return {
    check: 'tunnel-down',
    message: `${host} answers with ngrok's error page (${code}): the tunnel is not running, or nothing listens at its other end.`,
    help: `Start the runtime, then the tunnel: ngrok http 3000. The error: https://ngrok.com/docs/errors/${code.toLowerCase()}`,
  };
}

function cloudflare({ status, headers, text }: ServerAnswer, host: string): Trouble | null {
  const own = headers.get('server')?.toLowerCase() === 'cloudflare';
  if (!own || (status < 502 && !/error code: 1\d{3}/.test(text))) return null;
  const number = /error(?: code)?:? (1\d{3})/i.exec(text)?.[1];
  return {
    check: 'tunnel-down',
    message: `${host} answers with Cloudflare's error page (HTTP ${status}${number === undefined ? '' : `, error ${number}`}): it cannot reach the server behind it.`,
    help: 'Start the runtime, then the tunnel: cloudflared tunnel --url http://localhost:3000. A quick tunnel gets another name at each start.',
  };
}

function localtunnel({ status }: ServerAnswer, host: string): Trouble | null {
  if (!/\.(loca\.lt|localtunnel\.me)$/.test(host) || status < 400) return null;
  return {
    check: 'tunnel-down',
    message: `${host} answers with localtunnel's own page (HTTP ${status}): the tunnel is not running, or it asks visitors for a password.`,
    help: 'Start the runtime, then the tunnel; Twilio cannot type a password, so take another tunnel if it asks for one.',
  };
}

function signIn({ status }: ServerAnswer, host: string): Trouble | null {
  if (status !== 401 && status !== 403) return null;
  return {
    check: 'server-refuses',
    message: `Something before the runtime at ${host} refuses the request (HTTP ${status}): a sign-in, a firewall or an access rule.`,
    help: "Let everybody reach /voice, /audio, /sms and /healthz. The runtime checks Twilio's signature itself.",
  };
}

function emptyProxy(answer: ServerAnswer, host: string): Trouble | null {
  if (answer.status < 502 || answer.status > 504) return null;
  return {
    check: 'proxy-empty',
    message: `A proxy answers at ${host}, but nothing behind it does: HTTP ${answer.status}${signs(answer)}.`,
    help: 'Start the runtime, and look which port the proxy sends to (the runtime listens on 3000, or PORT).',
  };
}

/** By what a person recognises a server. */
function signs({ headers, text }: ServerAnswer): string {
  const server = headers.get('server');
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
  const type = headers.get('content-type')?.split(';')[0];
  return [server ?? '', title === undefined ? (type ?? '') : `"${title}"`]
    .filter((sign) => sign !== '')
    .map((sign) => `, ${sign}`)
    .join('');
}
