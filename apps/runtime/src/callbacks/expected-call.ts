import type { Deps } from '../deps.ts';
import { callingQueue, callingRules } from './callback-rules.ts';
import type { Callback } from './callback-store.ts';
import { linkWords } from './link-words.ts';
import { nextAllowedAt } from './quiet-hours.ts';
import { momentWords, slotWords } from './slot-words.ts';
import type { WebLanguage } from './web-words.ts';

/** When a callback that waits will come, and where it stands; `position` is null for one that does not stand in line now. */
export interface ExpectedCall {
  position: number | null;
  /** Seconds from now; null when nobody can tell. */
  seconds: number | null;
  words: string;
}

/** What may be said of when somebody is called, in the language of our pages. */
export async function expectedCall(deps: Deps, callback: Callback, language: WebLanguage): Promise<ExpectedCall> {
  const words = linkWords[language];
  const now = deps.clock.now();
  const { fromAt, toAt, zones, mode } = callback;
  const zone = zones[0] ?? 'UTC';
  if (fromAt !== null && toAt !== null && Date.parse(toAt) > now) {
    const slot = { from: Date.parse(fromAt), to: Date.parse(toAt) };
    return { position: null, seconds: Math.max(0, (slot.from - now) / 1000), words: slotWords(slot, now, zone, language) };
  }
  const allowedAt = await earliestCall(deps, callback);
  const { position, mean } = await deps.line.stand(callback.queue, callback.entryId);
  if (allowedAt !== null && allowedAt > now + 60_000)
    return { position, seconds: (allowedAt - now) / 1000, words: momentWords(allowedAt, now, zone, language) };
  if (mean === null || mode === 'when-quiet') return { position, seconds: null, words: words.soon };
  return { position, seconds: mean, words: words.about(Math.max(1, Math.ceil(mean / 60))) };
}

async function earliestCall(deps: Deps, { queue: name, zones, notBefore }: Callback): Promise<number | null> {
  const queue = callingQueue(deps, name);
  const now = deps.clock.now();
  if (queue === null) return null;
  return nextAllowedAt(await callingRules(deps, queue, zones), Math.max(now, notBefore === null ? now : Date.parse(notBefore)));
}
