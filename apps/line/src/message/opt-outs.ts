const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START = new Set(['START', 'YES', 'UNSTOP']);
const HELP = new Set(['HELP', 'INFO']);

/** Twilio's own words, in its standard handling of keywords. */
const ANSWERS = {
  stop: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  start:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  help: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** Who wants no more messages from which number. */
export class OptOuts {
  readonly #pairs = new Set<string>();

  has(ours: string, theirs: string): boolean {
    return this.#pairs.has(pair(ours, theirs));
  }

  /** Heeds a keyword, and says what Twilio answers to it by itself; null for any other message, and for what is so already. */
  heed(ours: string, theirs: string, body: string): string | null {
    const word = body.trim().toUpperCase();
    const known = this.has(ours, theirs);
    if (STOP.has(word)) {
      this.#pairs.add(pair(ours, theirs));
      return known ? null : ANSWERS.stop;
    }
    if (START.has(word)) {
      this.#pairs.delete(pair(ours, theirs));
      return known ? ANSWERS.start : null;
    }
    return HELP.has(word) ? ANSWERS.help : null;
  }

  clear(): void {
    this.#pairs.clear();
  }
}

function pair(ours: string, theirs: string): string {
  return `${ours} ${theirs}`;
}
