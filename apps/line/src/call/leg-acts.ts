import type { LineCall } from '../control/protocol.ts';

type Act = LineCall['acts'][number];

const ACTS_LIMIT = 5_000;

/** Notes an act. Keys pressed at the same moment with the same fate are one act. */
export function addAct(acts: Act[], act: Act): void {
  const last = acts.at(-1);
  if (last && act.act === 'digits' && last.act === 'digits' && last.at === act.at && last.lost === act.lost) {
    last.text = (last.text ?? '') + (act.text ?? '');
    return;
  }
  acts.push(act);
  if (acts.length > ACTS_LIMIT) acts.shift();
}
