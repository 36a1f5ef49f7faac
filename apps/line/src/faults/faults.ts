import type { FaultAction, FaultReport, FaultRule, FaultSettings } from '../control/protocol.ts';
import { seededRandom } from './seeded-random.ts';

/** A request that a fault may strike: one that the line sends for a call or a message, or one that comes in by REST. */
export interface FaultyRequest {
  kind: NonNullable<FaultRule['match']['kind']>;
  url: string;
  method: string;
}

const FIRST_SEED = 1;
const OF_REST: ReadonlySet<FaultAction> = new Set(['delay', 'status', 'lose-reply']);

/** Whether a fault can happen to requests that come in by REST (`rest`), or to those that the line sends. */
export function canStrike(action: FaultAction, kind: FaultyRequest['kind']): boolean {
  return kind === 'rest' ? OF_REST.has(action) : action !== 'lose-reply';
}

/** How the line was told to misbehave, and how often each rule has struck. */
export class Faults {
  #seed = FIRST_SEED;
  #random = seededRandom(FIRST_SEED);
  #rules: FaultReport['rules'] = [];

  set({ seed = FIRST_SEED, rules }: FaultSettings): void {
    this.#seed = seed;
    this.#random = seededRandom(seed);
    this.#rules = rules.map((rule) => ({ ...rule, struck: 0 }));
  }

  report(): FaultReport {
    return { seed: this.#seed, rules: this.#rules.map((rule) => ({ ...rule })) };
  }

  /** The first rule that strikes a request; null for none. `canHold` says whether the request can be put behind another one. */
  strike(request: FaultyRequest, canHold = true): FaultRule | null {
    for (const rule of this.#rules) {
      if (!canStrike(rule.do, request.kind) || !matches(rule.match, request)) continue;
      if (rule.struck >= (rule.times ?? Number.POSITIVE_INFINITY) || (rule.do === 'reorder' && !canHold)) continue;
      if (rule.share !== undefined && this.#random() >= rule.share) continue;
      rule.struck++;
      return rule;
    }
    return null;
  }

  clear(): void {
    this.set({ rules: [] });
  }
}

function matches({ kind, urlContains, method }: FaultRule['match'], request: FaultyRequest): boolean {
  if (kind !== undefined && kind !== request.kind) return false;
  if (method !== undefined && method.toUpperCase() !== request.method.toUpperCase()) return false;
  return urlContains === undefined || request.url.includes(urlContains);
}
