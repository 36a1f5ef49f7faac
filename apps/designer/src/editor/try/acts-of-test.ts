import type { CallFile, TrialAct } from '@callwright/simulator';

/** What a test does, as acts of a trial call, one step after another: what it only hears is passed by. */
export function actsOfTest({ steps }: Pick<CallFile, 'steps'>): TrialAct[] {
  return steps.flatMap((step) => ('hears' in step ? [] : [{ step, live: false }]));
}
