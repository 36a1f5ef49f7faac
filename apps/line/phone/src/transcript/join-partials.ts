import type { LineCall } from '../../../src/control/protocol.ts';

export type Act = LineCall['acts'][number];

const growsWithinMs = 5000;

/** What a person did, with each sentence once: the microphone tells it again and again while it grows. It keeps the time of its first words. */
export function joinPartials({ acts, heard }: Pick<LineCall, 'acts' | 'heard'>): Act[] {
  const joined: { act: Act; grownAt: string }[] = [];
  for (const act of acts) {
    const last = joined.at(-1);
    const goesOn = last && grows(last.act, act) && Date.parse(act.at) - Date.parse(last.grownAt) <= growsWithinMs;
    const isSame = goesOn && !heard.some(({ at }) => at >= last.grownAt && at <= act.at);
    if (isSame) joined[joined.length - 1] = { act: { ...act, at: last.act.at }, grownAt: act.at };
    else joined.push({ act, grownAt: act.at });
  }
  return joined.map(({ act }) => act);
}

const grows = (before: Act, after: Act): boolean =>
  before.act === 'speech' &&
  after.act === 'speech' &&
  before.lost === after.lost &&
  (after.text ?? '').toLowerCase().startsWith((before.text ?? '').toLowerCase());
