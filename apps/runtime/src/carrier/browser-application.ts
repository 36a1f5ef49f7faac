import type { NumberWebhooks, TwilioClient } from '@callwright/twiml';

const LONGEST_NAME = 64;

/** The TwiML application through which browsers call the runtime at these addresses. Runtimes at other hosts have another one. */
export async function browserApplication({ applications }: TwilioClient, webhooks: NumberWebhooks): Promise<string> {
  const friendlyName = `Browser calls to ${new URL(webhooks.voiceUrl).host}`.slice(0, LONGEST_NAME);
  const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod, statusCallback, statusCallbackMethod } = webhooks;
  const wanted = { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod, statusCallback, statusCallbackMethod };
  const [found] = await applications.list({ friendlyName, limit: 1 });
  if (found === undefined) return (await applications.create({ friendlyName, ...wanted })).sid;
  const isSame = found.voiceUrl === voiceUrl && found.voiceFallbackUrl === voiceFallbackUrl && found.statusCallback === statusCallback;
  if (!isSame) await applications(found.sid).update(wanted);
  return found.sid;
}
