/** Twilio's limits for voice TwiML, from https://www.twilio.com/docs/voice/twiml and the pages of the verbs. Times are seconds. */
export const twimlLimits = {
  /** A larger document is error 11750. */
  documentBytes: 64_000,
  /** A Say's text by the maker of its voice. */
  sayCharacters: { polly: 3000, google: 5000, basic: 4096 },
  /** The same text, percent-encoded. */
  sayEncodedCharacters: 4500,
  hints: 500,
  hintCharacters: 100,
  ringSeconds: { least: 5, most: 600 },
  /** Numbers, clients and SIP addresses of one Dial. */
  dialNouns: 10,
} as const;

/** How long a text is when it is percent-encoded by RFC 3986, which spares letters, digits and `-._~` only. */
export function encodedLength(text: string): number {
  return encodeURIComponent(text).replace(/[!'()*]/g, '%00').length;
}
