import { newSid } from './sid.ts';

/** A number of the account, with the addresses that its calls and messages go to. */
export interface PhoneNumber {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
  smsUrl: string;
  smsMethod: string;
  smsFallbackUrl: string;
  smsFallbackMethod: string;
  createdAt: number;
  updatedAt: number;
}

/** What a REST request may set on a number. */
export type NumberSettings = Partial<Omit<PhoneNumber, 'sid' | 'phoneNumber' | 'createdAt' | 'updatedAt'>>;

/** The numbers of the account. They outlive a reset. */
export class Numbers {
  readonly #numbers = new Map<string, PhoneNumber>();

  add(phoneNumber: string, settings: NumberSettings, now: number): PhoneNumber {
    const number: PhoneNumber = {
      sid: newSid('PN'),
      phoneNumber,
      ...blankSettings,
      friendlyName: phoneNumber,
      createdAt: now,
      updatedAt: now,
      ...settings,
    };
    this.#numbers.set(number.sid, number);
    return number;
  }

  update(number: PhoneNumber, settings: NumberSettings, now: number): void {
    Object.assign(number, settings, { updatedAt: now });
  }

  delete(sid: string): boolean {
    return this.#numbers.delete(sid);
  }

  get(sid: string): PhoneNumber | undefined {
    return this.#numbers.get(sid);
  }

  find(phoneNumber: string): PhoneNumber | undefined {
    return this.all().find((number) => number.phoneNumber === phoneNumber);
  }

  all(): PhoneNumber[] {
    return [...this.#numbers.values()];
  }
}

/** What a number or an application has before anything is set. */
export const blankSettings = {
  friendlyName: '',
  voiceUrl: '',
  voiceMethod: 'POST',
  voiceFallbackUrl: '',
  voiceFallbackMethod: 'POST',
  statusCallback: '',
  statusCallbackMethod: 'POST',
  smsUrl: '',
  smsMethod: 'POST',
  smsFallbackUrl: '',
  smsFallbackMethod: 'POST',
};
