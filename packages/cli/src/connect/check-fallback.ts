import { renderHold, resumeUrl, signRequest } from '@callwright/twiml';
import { checkTwiml } from '@callwright/twiml/grammar';
import { askServer, type Fetch } from './ask-server.ts';
import type { ConnectSettings } from './connect-settings.ts';
import { describeFailure } from './describe-failure.ts';
import type { Finding } from './finding.ts';
import { judgeAddress } from './judge-address.ts';

/** Where Twilio keeps TwiML Bins. It shows them only to whoever signs the request with the account's token. */
const BINS = 'handler.twilio.com';

interface Held {
  /** Those of the flows. */
  languages: readonly string[];
  /** An address that Twilio can ask, or an example of one. */
  publicUrl: string;
}

/** Whether callers are held while the runtime is away: by a document outside it that leads back to where their call stood. */
export async function checkFallback(settings: ConnectSettings, { languages, publicUrl }: Held, fetch: Fetch): Promise<Finding[]> {
  const { fallbackUrl, apiUrl } = settings;
  const hold = renderHold(languages, resumeUrl(publicUrl));
  if (fallbackUrl === undefined) return [unset(hold)];
  const form = judgeAddress('FALLBACK_URL', fallbackUrl, apiUrl);
  if (form?.level === 'error') return [{ step: 'fallback', ...form }];
  if (new URL(fallbackUrl).origin === new URL(publicUrl).origin) return [besideRuntime(hold)];
  return [
    ...(form === null ? [] : [{ step: 'fallback' as const, ...form }]),
    await judgeDocument(settings, fallbackUrl, publicUrl, hold, fetch),
  ];
}

function unset(hold: string): Finding {
  return {
    ...warning(
      'fallback-missing',
      'FALLBACK_URL is not set: callers who need an answer while the runtime restarts hear an error and are cut off.',
    ),
    help: 'Make a TwiML Bin: https://console.twilio.com, TwiML Bins > Create new; paste the text below, save it, copy its URL, and give it as FALLBACK_URL or --fallback.',
    paste: hold,
  };
}

function besideRuntime(hold: string): Finding {
  return {
    ...warning('fallback-beside-runtime', "FALLBACK_URL is at the runtime's own address, so it is away when the runtime is."),
    help: 'Keep this text elsewhere, best as a TwiML Bin: https://console.twilio.com, TwiML Bins > Create new.',
    paste: hold,
  };
}

async function judgeDocument(
  settings: ConnectSettings,
  fallbackUrl: string,
  publicUrl: string,
  hold: string,
  fetch: Fetch,
): Promise<Finding> {
  const { host } = new URL(fallbackUrl);
  const answer = await askServer(fetch, ...asTwilio(settings, fallbackUrl));
  const paste = hold;
  if ('failure' in answer) {
    const { message } = describeFailure(host, answer.failure);
    return {
      ...warning('fallback-unreachable', message),
      help: 'FALLBACK_URL has to answer while the runtime does not. Keep this text there:',
      paste,
    };
  }
  if (host === BINS && answer.status >= 400)
    return ok('fallback-unread', `${fallbackUrl} is set. Twilio does not show what it says; it should be like the text below.`, paste);
  const [problem] = answer.status === 200 ? checkTwiml(answer.text) : [];
  if (answer.status !== 200 || problem !== undefined) {
    const message = `${fallbackUrl} gives no TwiML: ${problem === undefined ? `HTTP ${answer.status}` : problem.message}.`;
    return { ...warning('fallback-no-twiml', message), help: 'Keep this text there:', paste };
  }
  if (!answer.text.includes(resumeUrl(publicUrl)))
    return {
      ...warning('fallback-leads-elsewhere', `${fallbackUrl} does not lead back to ${resumeUrl(publicUrl)}, so held calls end there.`),
      help: 'Keep this text there:',
      paste,
    };
  return ok('fallback-good', `${fallbackUrl} holds callers while the runtime is away, and leads them back.`);
}

function asTwilio({ accountSid, authToken }: ConnectSettings, address: string): [url: string, init: RequestInit] {
  const url = new URL(address);
  if (url.host !== BINS || accountSid === undefined || authToken === undefined) return [address, {}];
  url.searchParams.set('AccountSid', accountSid);
  return [url.href, { headers: { 'x-twilio-signature': signRequest(authToken, url.href) } }];
}

function warning(check: string, message: string): Finding {
  return { step: 'fallback', check, level: 'warning', message };
}

function ok(check: string, message: string, paste?: string): Finding {
  return { step: 'fallback', check, level: 'ok', message, ...(paste !== undefined && { paste }) };
}
