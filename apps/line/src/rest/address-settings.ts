import type { NumberSettings } from '../call/numbers.ts';
import type { Form } from './form.ts';

const URLS = {
  VoiceUrl: 'voiceUrl',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  StatusCallback: 'statusCallback',
  SmsUrl: 'smsUrl',
  SmsFallbackUrl: 'smsFallbackUrl',
} as const;

const METHODS = {
  VoiceMethod: 'voiceMethod',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallbackMethod: 'statusCallbackMethod',
  SmsMethod: 'smsMethod',
  SmsFallbackMethod: 'smsFallbackMethod',
} as const;

/** The settings of a number or an application that a form names. Only they change; an empty address takes one away. Throws a RestError. */
export function readSettings(form: Form): NumberSettings {
  const settings: NumberSettings = {};
  const friendlyName = form.text('FriendlyName');
  if (friendlyName !== null) settings.friendlyName = friendlyName.slice(0, 64);
  for (const [field, key] of entries(URLS)) if (form.text(field) !== null) settings[key] = form.url(field, 21502) ?? '';
  for (const [field, key] of entries(METHODS)) if (form.text(field) !== null) settings[key] = form.method(field);
  return settings;
}

function entries<Key extends string>(fields: Readonly<Record<string, Key>>): [string, Key][] {
  return Object.entries(fields);
}
