import { askServer, type Fetch } from './ask-server.ts';
import type { ConnectSettings } from './connect-settings.ts';
import { describeAnswer } from './describe-answer.ts';
import { describeFailure } from './describe-failure.ts';
import type { Finding } from './finding.ts';
import { judgeAddress } from './judge-address.ts';
import { probeSignature, type Runtime } from './probe-signature.ts';
import { readRefusal } from './read-refusal.ts';

interface Outcome {
  findings: Finding[];
  runtime: Runtime | null;
  /** The public address where Twilio could ask it, whether or not a runtime answers there. */
  askable: string | null;
}

/**
 * Whether the public address is one that Twilio reaches, and whether a runtime is there that verifies signatures over that very address with
 * this account's token. No call is made: the webhooks asked are status callbacks without a call, which a runtime refuses.
 */
export async function checkAddress({ publicUrl, apiUrl, authToken }: ConnectSettings, fetch: Fetch): Promise<Outcome> {
  if (publicUrl === undefined) return { findings: [unset()], runtime: null, askable: null };
  const form = judgeAddress('PUBLIC_URL', publicUrl, apiUrl);
  const findings: Finding[] = form === null ? [] : [{ step: 'address', ...form }];
  if (form?.level === 'error') return { findings, runtime: null, askable: null };
  const away = await notThere(publicUrl, fetch);
  if (away !== null) return { findings: [...findings, away], runtime: null, askable: publicUrl };
  const { finding, runtime } = await probeSignature(publicUrl, authToken, fetch);
  return { findings: [...findings, finding], runtime, askable: publicUrl };
}

function unset(): Finding {
  return error(
    'address-missing',
    'PUBLIC_URL is not set: the address under which Twilio reaches the runtime.',
    'Set PUBLIC_URL, or give --public-url https://calls.example.com.',
  );
}

async function notThere(publicUrl: string, fetch: Fetch): Promise<Finding | null> {
  const { host } = new URL(publicUrl);
  const answer = await askServer(fetch, `${publicUrl}/healthz`);
  if ('failure' in answer) return { step: 'address', level: 'error', ...describeFailure(host, answer.failure) };
  if (answer.status === 200 && isHealthy(answer.text)) return null;
  const kept = pathKept(publicUrl, readRefusal(answer)?.message ?? '');
  return kept ?? { step: 'address', level: 'error', ...describeAnswer(host, answer) };
}

function isHealthy(text: string): boolean {
  return /^\s*\{\s*"status"\s*:\s*"ok"/.test(text);
}

/** The runtime names the path that it was asked for: more than the page itself is what a proxy should have cut off. */
function pathKept(publicUrl: string, words: string): Finding | null {
  const [, kept] = /^There is nothing at (\/\S+)\/healthz\.$/.exec(words) ?? [];
  if (kept === undefined) return null;
  return error(
    'address-path',
    `The runtime is asked for ${kept}/healthz when it should be asked for /healthz: the proxy hands on the path of ${publicUrl}.`,
    'Let the proxy cut that path off, or give the runtime a host name of its own.',
  );
}

function error(check: string, message: string, help: string): Finding {
  return { step: 'address', check, level: 'error', message, help };
}
