import { apology } from '@callwright/flow-compiler';
import { renderTwiml } from '@callwright/twiml';

const nowhere = { action: '', audio: () => '' };

/** What a caller hears when even the flow's own way out is gone. */
export function lastWords(language: string): string {
  return renderTwiml([apology(language), { verb: 'hangup' }], nowhere);
}

/** A number that no flow answers. */
export function notInService(): string {
  return renderTwiml([{ verb: 'say', text: 'This number is not in service.', language: 'en-US' }, { verb: 'hangup' }], nowhere);
}

/** The call is over: whoever asks again is told so. */
export function overAlready(): string {
  return renderTwiml([{ verb: 'hangup' }], nowhere);
}
