/** What a number of the account is set to, so that its calls and messages come to a runtime. */
export interface NumberWebhooks {
  voiceUrl: string;
  voiceMethod: 'POST';
  voiceFallbackUrl: string;
  voiceFallbackMethod: 'POST';
  statusCallback: string;
  statusCallbackMethod: 'POST';
  smsUrl?: string;
  smsMethod?: 'POST';
}

interface Addresses {
  /** The runtime's address as it is started with, without a slash at its end. */
  publicUrl: string;
  /** A document outside the runtime that holds callers while it is away; without one the runtime itself is asked again. */
  fallbackUrl?: string;
  /** Whether messages come to the runtime too. */
  messages?: boolean;
}

/** The settings of a number that leads to the runtime at this address. */
export function numberWebhooks({ publicUrl, fallbackUrl, messages = false }: Addresses): NumberWebhooks {
  return {
    voiceUrl: `${publicUrl}/voice/incoming`,
    voiceMethod: 'POST',
    voiceFallbackUrl: fallbackUrl ?? resumeUrl(publicUrl),
    voiceFallbackMethod: 'POST',
    statusCallback: `${publicUrl}/voice/status`,
    statusCallbackMethod: 'POST',
    ...(messages && { smsUrl: `${publicUrl}/sms/incoming`, smsMethod: 'POST' }),
  };
}

/** Where a call asks for the document that it was at. */
export function resumeUrl(publicUrl: string): string {
  return `${publicUrl}/voice/resume`;
}
