import { numberWebhooks } from '@callwright/twiml';
import type { Finding } from './finding.ts';
import type { OwnedNumber } from './owned-number.ts';

/** Where Twilio lets new numbers lead. */
const DEMO = 'https://demo.twilio.com/';

/** Where numbers are to lead. */
export interface Destination {
  url: string;
  /** Null while the runtime could not be asked. */
  takesMessages: boolean | null;
}

/** What a number of the account can do, and where its calls and messages go today if that is elsewhere. */
export function describeNumber(owned: OwnedNumber, flow: string, to: Destination): Finding[] {
  const number = owned.phoneNumber;
  if (!owned.capabilities.voice) return [mute(number)];
  const messages = owned.capabilities.sms && to.takesMessages === true;
  const { voiceUrl, smsUrl } = numberWebhooks({ publicUrl: to.url, messages });
  return [
    { step: 'numbers', check: 'number-good', level: 'ok', number, message: abilities(owned, flow, to) },
    ...elsewhere(number, 'calls', callTarget(owned), voiceUrl),
    ...(messages ? elsewhere(number, 'messages', messageTarget(owned), smsUrl) : []),
  ];
}

function mute(number: string): Finding {
  return {
    step: 'numbers',
    check: 'number-without-voice',
    level: 'error',
    number,
    message: `${number} takes no calls: it has no Voice capability.`,
    help: 'Buy one that has it: https://console.twilio.com, Phone Numbers > Buy a number, Voice.',
  };
}

function abilities(
  { phoneNumber, capabilities, emergencyAddressSid, smsUrl }: OwnedNumber,
  flow: string,
  { takesMessages }: Destination,
): string {
  const texts = !capabilities.sms
    ? ' It cannot send or take text messages.'
    : takesMessages === false && smsUrl
      ? ' Its text messages stay as they are: this runtime takes none.'
      : '';
  return `${phoneNumber} is the account's and takes calls; ${flow} can answer them.${texts}${emergencyAddressSid ? ' Its emergency address stays as it is.' : ''}`;
}

interface Target {
  /** What the number leads to; empty when it leads nowhere. */
  name: string;
  url?: string;
}

function callTarget({ trunkSid, voiceApplicationSid, voiceUrl }: OwnedNumber): Target {
  if (trunkSid) return { name: `the SIP trunk ${trunkSid}` };
  if (voiceApplicationSid) return { name: `the TwiML application ${voiceApplicationSid}` };
  return address(voiceUrl);
}

function messageTarget({ smsApplicationSid, smsUrl }: OwnedNumber): Target {
  return smsApplicationSid ? { name: `the TwiML application ${smsApplicationSid}` } : address(smsUrl);
}

function address(url: string | null): Target {
  if (!url || url.startsWith(DEMO)) return { name: '' };
  return { name: /^https:\/\/webhooks\.twilio\.com\/.*\/Flows\//.test(url) ? `a flow of Twilio Studio, ${url}` : url, url };
}

function elsewhere(number: string, what: 'calls' | 'messages', { name, url }: Target, ours: string | undefined): Finding[] {
  if (name === '' || url === ours) return [];
  const help =
    'Connecting it changes that. If something still depends on it, give Callwright another number; to undo it later, note it down.';
  return [
    { step: 'numbers', check: `${what}-elsewhere`, level: 'warning', number, message: `Today ${what} to ${number} go to ${name}.`, help },
  ];
}
