import { randomBytes } from 'node:crypto';

/** A new identifier in Twilio's form: two letters and 32 hexadecimal digits. */
export function newSid(prefix: 'AP' | 'CA' | 'CF' | 'PN' | 'QU' | 'RE' | 'SM' | 'TR'): string {
  return prefix + randomBytes(16).toString('hex');
}
