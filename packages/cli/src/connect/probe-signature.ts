import { signRequest } from '@callwright/twiml';
import { askServer, emptyForm, type Fetch, type NoAnswer, type ServerAnswer } from './ask-server.ts';
import { describeAnswer } from './describe-answer.ts';
import { describeFailure } from './describe-failure.ts';
import type { Finding } from './finding.ts';
import { readRefusal } from './read-refusal.ts';

/** What is known of the runtime behind the public address. */
export interface Runtime {
  /** The address over which it verifies signatures, as it was started with it. */
  url: string;
  /** Whether it has a place for messages. */
  takesMessages: boolean;
}

interface Probe {
  finding: Finding;
  runtime: Runtime | null;
}

/**
 * Whether a runtime behind this address verifies signatures over this very address and with this token. It is asked by status callbacks
 * without a call, first without a signature, then with one: it refuses both, and says why.
 */
export async function probeSignature(publicUrl: string, authToken: string | undefined, fetch: Fetch): Promise<Probe> {
  const unsigned = await askServer(fetch, `${publicUrl}/voice/status`, emptyForm());
  const url = believedUrl(unsigned);
  if (url === null) return wrong(foreign(publicUrl, unsigned));
  if (!sameAddress(url, publicUrl)) return wrong(otherAddress(url, publicUrl));
  const refused = authToken === undefined ? null : await signedTrouble(publicUrl, url, authToken, fetch);
  if (refused !== null) return wrong(refused);
  return { finding: reached(publicUrl, authToken !== undefined), runtime: { url, takesMessages: await takesMessages(publicUrl, fetch) } };
}

function wrong(finding: Finding): Probe {
  return { finding, runtime: null };
}

/** The refusal of an unsigned webhook names the address that its signature would have to fit. */
function believedUrl(answer: ServerAnswer | NoAnswer): string | null {
  if ('failure' in answer || answer.status !== 403) return null;
  const refusal = readRefusal(answer);
  if (refusal?.name !== 'bad-signature') return null;
  return /(https?:\/\/\S+?)\/voice\/status\.?$/.exec(refusal.message)?.[1] ?? null;
}

function sameAddress(a: string, b: string): boolean {
  return new URL(a).href.replace(/\/$/, '') === new URL(b).href.replace(/\/$/, '');
}

/** A form without content that is signed is refused for its content, and for its signature only when header, address or token do not fit. */
async function signedTrouble(publicUrl: string, url: string, authToken: string, fetch: Fetch): Promise<Finding | null> {
  const signature = signRequest(authToken, `${url}/voice/status`);
  const answer = await askServer(fetch, `${publicUrl}/voice/status`, emptyForm({ 'x-twilio-signature': signature }));
  const refusal = 'failure' in answer ? null : readRefusal(answer);
  if (refusal === null) return foreign(publicUrl, answer);
  if (refusal.name !== 'bad-signature') return null;
  if (refusal.message.includes(' missing '))
    return error(
      'signature-removed',
      'The signature of a webhook does not come through to the runtime.',
      'Let the proxy hand on the header X-Twilio-Signature.',
    );
  return error(
    'token-differs',
    'The runtime verifies signatures with another token than the one given here, so it would refuse every call.',
    'Start the runtime with the same TWILIO_AUTH_TOKEN.',
  );
}

async function takesMessages(publicUrl: string, fetch: Fetch): Promise<boolean> {
  const answer = await askServer(fetch, `${publicUrl}/sms/incoming`, emptyForm());
  return !('failure' in answer) && answer.status === 403 && readRefusal(answer)?.name === 'bad-signature';
}

function foreign(publicUrl: string, answer: ServerAnswer | NoAnswer): Finding {
  const { host } = new URL(publicUrl);
  const { check, message, help } = 'failure' in answer ? describeFailure(host, answer.failure) : describeAnswer(host, answer);
  return error(
    check,
    `${message} That was the answer to POST /voice/status, where webhooks arrive; GET /healthz was answered well.`,
    help ?? '',
  );
}

function otherAddress(url: string, publicUrl: string): Finding {
  return error(
    'address-differs',
    `Your runtime believes that its address is ${url}, so it would refuse every call that Twilio sends to ${publicUrl}.`,
    `Start it with PUBLIC_URL=${publicUrl}`,
  );
}

function reached(publicUrl: string, signed: boolean): Finding {
  const token = signed ? ' with this token' : '';
  return {
    step: 'address',
    check: 'address-reached',
    level: 'ok',
    message: `${publicUrl} leads to the runtime, which verifies signatures over this address${token}.`,
  };
}

function error(check: string, message: string, help: string): Finding {
  return { step: 'address', check, level: 'error', message, help };
}
