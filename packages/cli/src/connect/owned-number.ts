import type { NumberWebhooks, TwilioClient } from '@callwright/twiml';
import type { Change } from './finding.ts';

/** A number as Twilio keeps it. */
export type OwnedNumber = Awaited<ReturnType<TwilioClient['incomingPhoneNumbers']['list']>>[number];

/** What outranks the addresses of a number, so it has to be empty. */
type Overrides = Record<'voiceApplicationSid' | 'trunkSid' | 'smsApplicationSid', ''>;

/** The settings that a number lacks to lead to the runtime; none when it does. */
export function missingSettings(number: OwnedNumber, webhooks: NumberWebhooks): Change[] {
  const overrides: Partial<Overrides> = {
    voiceApplicationSid: '',
    trunkSid: '',
    ...(webhooks.smsUrl !== undefined && { smsApplicationSid: '' }),
  };
  const kept: Readonly<Record<string, unknown>> = { ...number };
  return Object.entries({ ...overrides, ...webhooks }).flatMap(([setting, to]) => {
    // Twilio gives null for what is not set
    const from = typeof kept[setting] === 'string' ? kept[setting] : '';
    return from === to ? [] : [{ setting, from, to }];
  });
}
