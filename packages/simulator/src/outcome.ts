import type { CallHappening, EffectName } from '@callwright/flow-compiler';

/** What work comes to, and after how many seconds. */
export interface Outcome {
  outcome: CallHappening;
  afterSeconds: number;
}

/** Work that failed, by its code. */
export function failed(src: EffectName, code: string): CallHappening {
  return { type: 'effect.failed', src, code, message: code };
}
