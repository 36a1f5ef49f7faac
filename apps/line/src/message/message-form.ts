import type { Message } from './message.ts';

const GSM_BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

/** The fields that every webhook of a message carries. */
export function messageForm(message: Message, accountSid: string): Record<string, string> {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: message.from,
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: message.status,
    To: message.to,
  };
}

/** What the address of a number is told of a message that arrives. */
export function inboundForm(message: Message, accountSid: string): Record<string, string> {
  const { sid, body } = message;
  return { ...messageForm(message, accountSid), Body: body, NumMedia: '0', NumSegments: String(segments(body)), SmsMessageSid: sid };
}

/** What a status callback is told. */
export function statusForm(message: Message, accountSid: string): Record<string, string> {
  const error = message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) };
  return { ...messageForm(message, accountSid), MessageStatus: message.status, ...error };
}

/** How many parts a text is sent in: 160 or 153 characters of the GSM alphabet, 70 or 67 of any other. Source: 3GPP TS 23.038 and 23.040. */
export function segments(body: string): number {
  const isGsm = GSM_BASIC.test(body);
  const [whole, part] = isGsm ? [160, 153] : [70, 67];
  // these take two places of the GSM alphabet
  const length = isGsm ? body.length + (body.match(/[\^{}\\[~\]|€]/g)?.length ?? 0) : body.length;
  return length <= whole ? 1 : Math.ceil(length / part);
}
