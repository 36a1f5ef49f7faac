const words: Readonly<Record<number, string>> = {
  11100: 'The address is not valid. Check the URL of the number or of the verb.',
  11200: 'The address gave no usable answer. Is the runtime running, and is the address right?',
  11205: 'Nothing answers at the address. Is the runtime running?',
  11210: 'The host name is unknown. Check the address.',
  11215: 'Too many redirects. The address leads in a circle.',
  11237: 'The certificate of the address is not trusted.',
  11750: 'The answer is over 64 kB. Send less TwiML.',
  11770: 'The answer is empty. Send a Response element.',
  12100: 'The answer is no XML. Look for an open tag or a bare &.',
  12101: 'The answer has a wrong encoding.',
  12102: 'The answer must start with Response.',
  12200: 'The answer has a verb or attribute that TwiML does not know.',
  12300: 'The content type is none that can be used. Send text/xml.',
  13221: 'A Dial noun is not valid.',
  13223: 'The number to dial is not valid.',
  13310: 'finishOnKey takes one key.',
  13320: 'Gather takes only Say, Play and Pause inside.',
  13335: 'speechTimeout "auto" does not go with a speechModel.',
  13420: 'The file to play is no audio.',
  13510: 'loop is not valid.',
  13520: 'Say has no text.',
  13521: 'The text of Say is too long.',
  13710: 'method takes GET or POST.',
};

/** What a Twilio error code means and what to do; `said` are the line's words for a code that has none here. */
export const errorWords = (code: number, said?: string): string => words[code] ?? said ?? `Error ${code}.`;
