/** The code of what no verb has an own one for: Twilio warns that the document does not fit its schema. */
export const schemaWarning = 12200;

/** Twilio's codes for an attribute of a wrong value, by the element's key in the grammar. https://www.twilio.com/docs/api/errors */
const attributeCodes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Conference: { beep: 13235, endConferenceOnExit: 13231, muted: 13230, startConferenceOnEnter: 13232, trim: 13239, waitMethod: 13234 },
  Dial: {
    answerOnBridge: 13219,
    hangupOnStar: 13213,
    method: 13210,
    record: 13217,
    ringTone: 13220,
    sequential: 13218,
    timeLimit: 13216,
    timeout: 13212,
  },
  Enqueue: { method: 14201, waitUrlMethod: 14206 },
  Gather: {
    actionOnEmptyResult: 13338,
    bargeIn: 13332,
    finishOnKey: 13310,
    hints: 13330,
    input: 13326,
    language: 13331,
    maxSpeechTime: 13328,
    method: 13312,
    numDigits: 13314,
    partialResultCallbackMethod: 13329,
    profanityFilter: 13333,
    speechModel: 13334,
    speechTimeout: 13327,
    timeout: 13313,
  },
  Number: { method: 13221, sendDigits: 13222 },
  Pause: { length: 13910 },
  Play: { digits: 13430, loop: 13410 },
  Queue: { method: 14210 },
  Record: { finishOnKey: 13613, maxLength: 13612, method: 13610, playBeep: 13616, timeout: 13611, transcribe: 13614, trim: 13699 },
  Redirect: { method: 13710 },
  Reject: { reason: 13810 },
  Say: { language: 13512, loop: 13510, voice: 13511 },
  Sip: { method: 13241 },
};

/** Twilio's code for an attribute of a wrong value. */
export function attributeCode(kind: string, attribute: string): number {
  return attributeCodes[kind]?.[attribute] ?? schemaWarning;
}

/** Twilio's codes for an element in a place where it may not stand. */
export function nestingCode(parentKind: string): number {
  return { Dial: 13215, Gather: 13320 }[parentKind] ?? schemaWarning;
}
